/** Every message of a run as data, and the one place that puts it into words. */

/** Something a user should know about a post. `warning`s leave the exit code alone, `problem`s make it 1. */
export type Message =
  | { readonly code: 'unknown-element'; readonly tag: string; readonly text: string }
  | { readonly code: 'nested-too-deep'; readonly depth: number }
  | { readonly code: 'lost-embed'; readonly caption: string }
  | { readonly code: 'dropped-link'; readonly href: string; readonly text: string }
  | { readonly code: 'mended-link'; readonly from: string; readonly to: string };
