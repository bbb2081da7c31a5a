/** The last gate before a post enters the report: whatever was written before, nothing but these passes. */
import sanitize from 'sanitize-html';

const OPTIONS: sanitize.IOptions = {
  allowedTags: (
    'section div span aside p h1 h2 h3 h4 h5 h6 blockquote pre code ul ol li figure figcaption hr br strong em b i u s del ins ' +
    'sup sub kbd mark table thead tbody tr td th dl dt dd img svg'
  ).split(' '),
  allowedAttributes: {
    '*': ['class', 'title'],
    section: ['class', 'id'],
    aside: ['class', 'id', 'data-loss'],
    mark: ['data-loss'],
    div: ['class', 'data-loss'],
    img: ['src', 'alt', 'width', 'height', 'loading'],
    svg: ['width', 'height', 'viewbox'],
    ol: ['start'],
    th: ['scope'],
  },
  // Only links relative to the report are left, which lead beneath the output folder.
  allowedSchemes: [],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nestingLimit: 150,
  // The text of these would otherwise stay.
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'template'],
};

/** HTML without script, style, forms, frames, links, and addresses that leave the report's own folders. */
export function safeHtml(html: string): string {
  return sanitize(html, OPTIONS);
}
