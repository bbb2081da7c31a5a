/** All that is known of what Medium's writers use, in the order in which an element is offered to it. */
import { backgroundImage } from './background-image.ts';
import { codeBlock } from './code-block.ts';
import type { Construct } from './construct.ts';
import { embed } from './embed.ts';
import { emphasis } from './emphasis.ts';
import { gallery } from './gallery.ts';
import { gist } from './gist.ts';
import { heading } from './heading.ts';
import { image } from './image.ts';
import { inlineCode } from './inline-code.ts';
import { lineBreak } from './line-break.ts';
import { link } from './link.ts';
import { linkCard } from './link-card.ts';
import { list } from './list.ts';
import { lostEmbed } from './lost-embed.ts';
import { mention } from './mention.ts';
import { paragraph } from './paragraph.ts';
import { pullQuote } from './pull-quote.ts';
import { quote } from './quote.ts';
import { sectionBreak } from './section-break.ts';
import { sharedFigure } from './shared-figure.ts';
import { title } from './title.ts';
import { tweet } from './tweet.ts';

export const constructs: readonly Construct[] = [
  sectionBreak,
  backgroundImage,
  title,
  heading,
  paragraph,
  list,
  sharedFigure,
  tweet,
  quote,
  pullQuote,
  codeBlock,
  gallery,
  image,
  gist,
  embed,
  lostEmbed,
  linkCard,
  mention,
  link,
  emphasis,
  inlineCode,
  lineBreak,
];
