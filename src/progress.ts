/** What a run tells while it goes on. */
export type ProgressEvent =
  /** The first pass over the input: `done` posts found. */
  | { readonly phase: 'index'; readonly done: number }
  | { readonly phase: 'posts'; readonly done: number; readonly total: number }
  /** `bytes` came over the network so far. */
  | { readonly phase: 'pictures'; readonly done: number; readonly total: number; readonly bytes: number };

export type OnProgress = (event: ProgressEvent) => void;
