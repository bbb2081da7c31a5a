/** Every way in which an address or a file gives no page: what happened, and what to do. */

import type { NoPostPage } from './no-post-page.ts';

/** Why there is no page to look for a post in. */
export type PageFailureCode =
  | 'no-address'
  | 'no-post'
  | 'blocked'
  | 'gone'
  | 'rate-limited'
  | 'sign-in'
  | 'unreachable'
  | 'timeout'
  | 'certificate'
  | 'server-error'
  | 'broken-off'
  | 'too-large'
  | 'too-many-redirects'
  | 'not-html'
  | 'private-address'
  | 'offline'
  | 'unreadable';

/** A page that could not be had. */
export type PageFailure = {
  readonly ok: false;
  readonly code: PageFailureCode;
  /** The particulars, for a person: `HTTP 404 at https://…`. Never holds a cookie, a password or the key of a friend link. */
  readonly detail: string;
  /** The whole message, where more is known than the code says. */
  readonly message?: string;
  /** Seconds after which Medium would like to be asked again. */
  readonly retryAfter?: number;
};

/** One or several sentences for `label`, as the user gave it: the cause and, where there is something to do, what. */
export function pageFailureMessage(label: string, failure: Omit<PageFailure, 'ok'>): string {
  if (failure.message !== undefined) return failure.message;
  const { happened, advice } = wording[failure.code];
  const detail = failure.detail === '' ? '' : ` (${failure.detail})`;
  const wait =
    failure.retryAfter === undefined ? '' : ` Medium asks to wait for ${duration(failure.retryAfter)}.`;
  return `${withoutSecrets(label)}: ${happened}${detail}.${wait}${advice === '' ? '' : ` ${advice}`}`;
}

/** An address or a text about one, without user name, password and the key of a friend link. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(\/\/)[^\s/?#@]*@/g, '$1')
    .replace(/([?&](?:sk|source|redirectUrl|redirect|token|state)=)[^&#\s]*/gi, '$1…');
}

/** Why an address cannot be imported; `value` is the address as it was given. */
export function noPostMessage(what: NoPostPage, value: string): string {
  if (what === 'no-address') return `Not the address of a post, and no file: ${shown(value)}. ${postForms}`;
  const advice = noPostAdvice[what] ?? '';
  return `${shown(value)} is ${noPostNames[what]}, not a post. ${advice}${advice === '' ? postForms : ''}`;
}

const postForms =
  'Give the address of a post: it ends in an id such as -1a2b3c4d5e6f, or has the form https://medium.com/p/1a2b3c4d5e6f.';

const savePage =
  'open the post in your browser, wait until its text is there, save it (Ctrl+S or Cmd+S, “Webpage, HTML only” or “Complete”), and give the saved file: medium-migrate import saved.html.';

const ownSession =
  'Or give it your own session: MEDIUM_COOKIE="sid=…; uid=…" (see “Cookies” in docs/import.md).';

const wording: {
  readonly [Code in PageFailureCode]: { readonly happened: string; readonly advice: string };
} = {
  'no-address': { happened: 'not the address of a post, and no file', advice: postForms },
  'no-post': { happened: 'the address does not lead to a post', advice: postForms },
  blocked: {
    happened: 'Medium’s bot protection refused the request',
    advice: `That says nothing about your post, and asking again seldom helps. Instead, ${savePage} ${ownSession}`,
  },
  gone: {
    happened: 'the post is not on Medium any more',
    advice:
      'It was deleted or unpublished, or the account is suspended. Your export may still have it. So may an archive: look for the address at web.archive.org, and import the address of a capture.',
  },
  'rate-limited': {
    happened: 'Medium answers that there were too many requests',
    advice: 'Wait some minutes and run the same command again.',
  },
  'sign-in': {
    happened: 'Medium asks to sign in',
    advice: `The post is perhaps a draft, or unlisted. Drafts come with your export only. Otherwise, ${savePage} ${ownSession}`,
  },
  unreachable: {
    happened: 'the host cannot be reached',
    advice: 'Check the address and the connection; behind a proxy, set HTTPS_PROXY.',
  },
  timeout: {
    happened: 'no answer in time',
    advice: 'Check the connection, and run the same command again.',
  },
  certificate: {
    happened: 'the host cannot prove that it is the one it says',
    advice:
      'Something stands between you and Medium, perhaps a proxy of your company; NODE_EXTRA_CA_CERTS names its certificate.',
  },
  'server-error': {
    happened: 'the server failed',
    advice: 'Run the same command again in a while.',
  },
  'broken-off': {
    happened: 'the answer broke off before its end',
    advice: 'Run the same command again.',
  },
  'too-large': {
    happened: 'more than any post is long',
    advice: `If it is a post, ${savePage}`,
  },
  'too-many-redirects': {
    happened: 'the address leads on and on, to no page',
    advice: `Perhaps Medium wants a browser. Then ${savePage}`,
  },
  'not-html': { happened: 'neither a web page nor the JSON of a post', advice: postForms },
  'private-address': {
    happened: 'the address is of this computer or of a private network, where no post of Medium’s is',
    advice: 'If you mean it, add --allow-private-hosts.',
  },
  offline: {
    happened: 'the page would have to be asked for, and --offline forbids it',
    advice: 'Leave --offline out, or give a saved page.',
  },
  unreadable: { happened: 'the file cannot be read', advice: '' },
};

const noPostNames: Readonly<Record<Exclude<NoPostPage, 'no-address'>, string>> = {
  home: 'a home page',
  profile: 'the page of a person or a publication',
  publication: 'a page of a publication',
  tag: 'the page of a tag or topic',
  list: 'a list of posts',
  series: 'a series',
  feed: 'a feed',
  search: 'a search',
  stats: 'a page of statistics',
  account: 'a page of your account',
  embed: 'something that is embedded in a post',
  picture: 'a picture',
  service: 'a page about Medium',
  captures: 'an archive’s list of captures',
  other: 'no page known of Medium',
};

const noPostAdvice: Readonly<Partial<Record<NoPostPage, string>>> = {
  feed: 'Give the addresses of the posts in it, or save it and take its tags: medium-migrate migrate --tags feed.xml.',
  captures: 'Open one of the captures and give its address.',
  profile:
    'For all posts of an account, use its export: medium-migrate migrate. For one, give the address of the post.',
  account: 'For all your posts and drafts, use your export: medium-migrate migrate.',
};

function shown(value: string): string {
  const text = withoutSecrets(value.trim());
  return text === '' ? 'an empty text' : text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function duration(seconds: number): string {
  if (seconds < 100) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `${minutes} minutes` : `${Math.ceil(minutes / 60)} hours`;
}
