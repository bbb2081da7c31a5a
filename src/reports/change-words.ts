/** How reports for a person name the states of a change. */
import type { ChangeState } from '../change.ts';

/** `short` for counts, the others as headings above the files of a state: before a run, and after it. */
export type StateWords = { readonly short: string; readonly would: string; readonly did: string };

export const STATE_WORDS: Readonly<Record<ChangeState, StateWords>> = {
  create: { short: 'new', would: 'To be created', did: 'Created' },
  update: { short: 'updated', would: 'To be updated', did: 'Updated' },
  merge: { short: 'merged', would: 'To be merged with your edits', did: 'Merged with your edits' },
  move: { short: 'moved', would: 'To be moved', did: 'Moved' },
  conflict: {
    short: 'in conflict',
    would: 'In conflict: you and Medium changed the same place',
    did: 'In conflict: you and Medium changed the same place',
  },
  yours: {
    short: 'yours',
    would: 'Edited by you alone; they stay as they are',
    did: 'Edited by you alone; they stayed as they are',
  },
  deleted: {
    short: 'deleted by you',
    would: 'Deleted by you; they stay away',
    did: 'Deleted by you; they stayed away',
  },
  orphan: {
    short: 'no longer in the export',
    would: 'No longer in the export; they stay',
    did: 'No longer in the export; they stayed',
  },
  keep: { short: 'unchanged', would: 'Unchanged', did: 'Unchanged' },
};
