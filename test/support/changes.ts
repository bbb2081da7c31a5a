/** Changes for the tests of reports, in words of our own. */
import type { PictureChange, PostChange, PostTexts } from '../../src/change.ts';
import { type ChangesReport, reportedChange } from '../../src/reports/changes-report.ts';

/** A post that stays as it is, but for what is given. */
export function change(name: string, given: Partial<PostChange> = {}): PostChange {
  return {
    key: `0123456789${name}`,
    id: '0123456789ab',
    kind: 'post',
    title: `About ${name}`,
    date: '2020-02-03T04:05:06.000Z',
    source: `e/posts/${name}.html`,
    file: `blog/${name}.md`,
    state: 'keep',
    frontMatter: [],
    lines: { added: 0, removed: 0 },
    pictures: [],
    messages: [],
    losses: [],
    ...given,
  };
}

/** A picture that comes from disk, but for what is given. */
export function pictureChange(
  n: number,
  given: Partial<Extract<PictureChange, { readonly file: unknown }>> = {},
): PictureChange {
  return {
    url: `https://pictures.example/${n}.png`,
    file: `assets/blog/rye/asset-${n}.png`,
    state: 'create',
    from: 'disk',
    bytes: 1234,
    ...given,
  };
}

export type Changed = readonly [change: PostChange, texts?: Partial<PostTexts>];

/** A report of changes, with what reports keep of their texts. */
export function changesReport(
  changed: readonly Changed[],
  given: Partial<ChangesReport> = {},
): ChangesReport {
  return {
    archives: ['export.zip'],
    output: 'my-blog',
    dryRun: true,
    changedOptions: [],
    posts: changed.map(([post, texts = {}]) => reportedChange(post, { pictureFiles: new Map(), ...texts })),
    skipped: [],
    ...given,
  };
}
