/** The types of Turndown's build for browsers: those of the other. */
declare module 'turndown/lib/turndown.browser.cjs.js' {
  import TurndownService from 'turndown';
  export = TurndownService;
}
