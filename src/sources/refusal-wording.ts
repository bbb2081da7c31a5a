/** Why a page gives no post, in words: what is wrong with it, and what to do. */

type Wording = { readonly cause: string; readonly advice: string };

const SAVE =
  'Open the post itself in your browser, wait until its text shows, save the page (Ctrl+S, or Cmd+S on a Mac; “HTML only” or “Complete”) and import the saved file.';

const GIVE_POST =
  'Give the address of one post: it ends in an id such as -1a2b3c4d5e6f. https://medium.com/p/<id> works as well.';

const WORDING = {
  empty: { cause: 'There is nothing in it', advice: SAVE },
  'not-text': {
    cause: 'This is not a web page but another kind of file',
    advice: `Import takes pages (.html), Medium’s JSON and feeds. ${SAVE}`,
  },
  mhtml: {
    cause: 'This is a web archive (MHTML), in which the page is packed',
    advice: `Save the page in another format. ${SAVE}`,
  },
  'view-source': {
    cause: 'This is a copy of the browser’s source view, not the page',
    advice: `Close the source view. ${SAVE}`,
  },
  challenge: {
    cause: 'This is not the post but the page on which Medium’s bot protection (Cloudflare) checks browsers',
    advice: SAVE,
  },
  'sign-in': {
    cause: 'Medium asks to sign in here, as it does for drafts and unlisted posts',
    advice: `Drafts are in your export. If you may read the post: sign in first. ${SAVE}`,
  },
  gone: {
    cause:
      'Medium says that there is no such page: the post was deleted or unpublished, or the account is suspended',
    advice:
      'Your export may still have it. Or look for a copy at https://web.archive.org/, save it and import the saved file.',
  },
  'not-a-post': { cause: 'This page of Medium is no post', advice: GIVE_POST },
  'app-shell': { cause: 'This page of Medium has no text in it yet', advice: SAVE },
  'broken-data': {
    cause: 'The page holds the post’s data, but they are cut off or damaged, and the text is nowhere else',
    advice: `Save the page once more. ${SAVE}`,
  },
  'other-post': {
    cause: 'The page holds another post than the one asked for; Medium may have redirected',
    advice: `Check the address. ${GIVE_POST}`,
  },
  'which-post': {
    cause: 'There are several posts in this file',
    advice: 'Say which one you mean by its address or id.',
  },
  preview: {
    cause: 'This is a member-only story, and Medium sent only its beginning',
    advice:
      'If it is yours, use its friend link (with ?sk=…), or save the page while you are signed in and import the file. --allow-preview takes the beginning.',
  },
  'too-deep': {
    cause: 'The page’s markup is nested deeper than any page of Medium’s',
    advice: SAVE,
  },
  'not-medium': {
    cause: 'Nothing says that this page is Medium’s; the publication may have moved elsewhere',
    advice: 'Try https://medium.com/p/<id> with the id of the post.',
  },
  'no-post': { cause: 'No post was found in it', advice: SAVE },
} as const satisfies Readonly<Record<string, Wording>>;

export type RefusalReason = keyof typeof WORDING;

/** The cause as a sentence without its full stop, and the advice as whole sentences. */
export function refusalWording(reason: RefusalReason): Wording {
  return WORDING[reason];
}
