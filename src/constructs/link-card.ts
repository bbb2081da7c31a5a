/** Link cards: title, description and site of another page, in one link. */
import { type ChildNode, isTag, isText } from 'domhandler';
import { element, hasClass, textOf } from '../element.ts';
import { asBlock, type Construct } from './construct.ts';

// Medium: <div class="graf graf--mixtapeEmbed"><a href="…" class="markup--mixtapeEmbed-anchor"><strong>Title</strong><br><em>Description</em>example.com</a>
//         <a href="…" class="js-mixtapeImage mixtapeImage u-ignoreBlock" style="background-image: url(…)"></a></div>
export const linkCard: Construct = {
  name: 'link-card',
  tags: ['div', 'a'],
  matches: (candidate) => hasClass(candidate, 'graf--mixtapeEmbed') || hasClass(candidate, 'mixtapeImage'),
  canonical: (source, to) => {
    if (source.name === 'a') return [];
    return asBlock('p', to.content(source).flatMap(apart));
  },
};

/** The title, the description and the site are three things, though nothing but their markup keeps them apart. */
function apart(node: ChildNode): ChildNode[] {
  if (!isTag(node) || node.name !== 'a') return [node];
  const parts = node.children.flatMap((part, i): ChildNode[] => {
    const before = node.children[i - 1];
    return before && touches(before, part) ? [element('br', {}), part] : [part];
  });
  return [element('a', node.attribs, parts)];
}

function touches(before: ChildNode, part: ChildNode): boolean {
  const marked =
    isTag(before) && before.name !== 'br' && (isText(part) || (isTag(part) && part.name !== 'br'));
  return marked && /\S$/.test(textOf(before)) && /^\S/.test(textOf(part));
}
