/** Link cards: title, description and site of another page, in one link. */
import { type ChildNode, type Element, isTag } from 'domhandler';
import { element, findWhere, fold, hasClass, hasText } from '../element.ts';
import { mendedTarget } from '../link-target.ts';
import { asBlock, type Construct } from './construct.ts';
import { imageOf } from './image.ts';

// Medium: <div class="graf graf--mixtapeEmbed"><a href="…" class="markup--mixtapeEmbed-anchor"><strong>Title</strong><br><em>Description</em>example.com</a>
//         <a href="…" class="js-mixtapeImage mixtapeImage u-ignoreBlock" style="background-image: url(…)"></a></div>
export const linkCard: Construct = {
  name: 'link-card',
  tags: ['div', 'a'],
  matches: (candidate) => hasClass(candidate, 'graf--mixtapeEmbed') || hasClass(candidate, 'mixtapeImage'),
  canonical: (source, to) => {
    if (source.name === 'a') return [];
    const parts = to.content(source).map((node) => {
      return isTag(node) && node.name === 'a' ? element('a', node.attribs, apart(node.children)) : node;
    });
    return [...asBlock('p', apart(parts)), ...(to.cardImages ? thumbnailOf(source) : [])];
  },
};

/** The thumbnail of a card as a picture that leads where the card does. */
function thumbnailOf(card: Element): readonly Element[] {
  const anchor = findWhere(card, (candidate) => hasClass(candidate, 'mixtapeImage'));
  const { style = '', href = '', 'data-thumbnail-img-id': id } = anchor?.attribs ?? {};
  const address = /url\(\s*["']?([^"')]*)/.exec(style)?.[1];
  const { target } = mendedTarget(fold(href));
  return imageOf(element('img', { src: address, 'data-image-id': id })).map((img) =>
    element('figure', {}, [target === undefined ? img : element('a', { href: target }, [img])]),
  );
}

/** The title, the description and the site are three things, though nothing but their markup keeps them apart. */
function apart(parts: readonly ChildNode[]): ChildNode[] {
  return parts.flatMap((part, i): ChildNode[] => {
    const before = parts[i - 1];
    return before && isMarked(before) && hasText(before) && hasText(part)
      ? [element('br', {}), part]
      : [part];
  });
}

function isMarked(node: ChildNode): boolean {
  return isTag(node) && (node.name === 'strong' || node.name === 'em');
}
