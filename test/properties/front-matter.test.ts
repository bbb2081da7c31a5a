/** The front matter says what the page says, to every reader of YAML. */
import fc from 'fast-check';
import { CORE_SCHEMA, load, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { convertPage } from '../support/convert-page.ts';
import { type Envelope, envelope, pageOf } from '../support/medium-posts.ts';
import { SAMPLE_TIMEOUT, sample } from '../support/sample.ts';

test.each([
  ['YAML 1.2', CORE_SCHEMA],
  ['YAML 1.1', YAML11_SCHEMA],
])(
  'any title, description and tags come back from %s',
  (version, schema) => {
    fc.assert(
      fc.property(envelope, (said) => {
        const { text = '' } = convertPage(pageOf(said, '<p class="graf graf--p">a</p>')) ?? {};
        const [, yaml = ''] = /^---\n([\s\S]*?\n)---\n/.exec(text) ?? [];
        expect(load(yaml, { schema })).toEqual(expected(said));
      }),
      sample(`front matter, ${version}`),
    );
  },
  SAMPLE_TIMEOUT,
);

function expected({ title, subtitle, description, tags, date, canonicalLink }: Envelope): object {
  const values = {
    title: shown(title),
    description: shown(description) ?? shown(subtitle),
    subtitle: isUnsaid(subtitle, description) ? shown(subtitle) : undefined,
    date,
    categories: tags.map(shown).filter((tag) => tag !== undefined),
    published: date !== undefined || canonicalLink !== undefined,
    canonical_link: canonicalLink,
    redirect_from: canonicalLink === undefined ? undefined : [oldPath(canonicalLink)],
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Whether the subtitle is said neither by the description nor by the body, which is an “a”. */
function isUnsaid(subtitle = '', description = ''): boolean {
  const letters = (value: string) => value.replace(/\s+/g, '').replace(/…$/, '');
  return description.trim() !== '' && ![letters(description), 'a', ''].includes(letters(subtitle));
}

/** White space as a browser shows it; nothing where there is nothing to see. */
function shown(text: string | undefined): string | undefined {
  return text?.trim() ? text.replace(/[ \t\n\v\r\f]+/g, ' ').replace(/^ | $/g, '') : undefined;
}

function oldPath(canonicalLink: string): string {
  return `/${decodeURIComponent(canonicalLink.slice('https://medium.com/@ada/'.length))}`;
}
