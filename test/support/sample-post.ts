/** One post with everything in it that a page can show. */
import type { DescribedPost } from './described-post.ts';

const plain = (name: string, type: 'P' | 'H3' | 'H4' | 'BQ' | 'PQ' | 'ULI' | 'OLI', text: string) =>
  ({ name, type, text, markups: [] }) as const;

export const samplePost: DescribedPost = {
  id: '5a1ebada55e5',
  title: 'Rye, slowly',
  subtitle: 'Four days and one loaf',
  published: '2021-03-04T05:06:07.008Z',
  changed: '2022-02-03T04:05:06.007Z',
  address: 'https://medium.com/@ada-example/rye-slowly-5a1ebada55e5',
  tags: ['Bread', 'Slow Food'],
  sections: [
    {
      name: 'aa10',
      paragraphs: [
        plain('1001', 'H3', 'Rye, slowly'),
        plain('1002', 'H4', 'Four days and one loaf'),
        {
          name: '1003',
          type: 'P',
          text: 'Flour, water and salt: that is all. 🍞 See the mill.',
          markups: [
            { type: 'STRONG', start: 0, end: 12 },
            { type: 'EM', start: 7, end: 21 },
            { type: 'A', start: 43, end: 51, href: 'https://example.com/mill?a=1&b=2' },
          ],
        },
        {
          name: '1004',
          type: 'IMG',
          text: 'The first day',
          markups: [],
          image: {
            id: '1*FirstDayFirstDayFirstD.jpeg',
            originalWidth: 1600,
            originalHeight: 900,
            alt: 'A bowl of dough',
          },
        },
        plain('1005', 'ULI', 'flour'),
        plain('1006', 'ULI', 'water'),
        plain('1007', 'OLI', 'mix'),
        plain('1008', 'OLI', 'wait'),
      ],
    },
    {
      name: 'bb20',
      paragraphs: [
        plain('2001', 'H3', 'The oven'),
        plain('2002', 'BQ', 'Hotter than you think.'),
        plain('2003', 'PQ', 'Patience is an ingredient.'),
        {
          name: '2004',
          type: 'PRE',
          text: 'preheat(250);\n\nbake(40);',
          markups: [],
          code: { mode: 2, lang: 'javascript' },
        },
        {
          name: '2005',
          type: 'IFRAME',
          text: '',
          markups: [],
          frame: { src: 'https://www.youtube.com/embed/abcdefghijk?feature=oembed', width: 854, height: 480 },
        },
        {
          name: '2006',
          type: 'P',
          text: 'Use baker’s percentages and call knead() once.',
          markups: [{ type: 'CODE', start: 33, end: 40 }],
        },
        plain('2007', 'H4', 'Afterwards'),
        plain('2008', 'P', 'Let it cool. Do not hurry now.'),
      ],
    },
  ],
};
