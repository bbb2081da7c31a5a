/** The HTML report in a real browser, opened from disk: what a reader sees and does, and what a post cannot do. */
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInThisContext } from 'node:vm';
import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { packed } from '../../src/reports/html/payload.ts';
import { browserPath, openBrowser } from '../support/browser.ts';
import { change, pictureChange } from '../support/changes.ts';
import { postPage } from '../support/export-page.ts';
import { htmlReportFile, type ReportedPost, type WrittenReport } from '../support/html-report-file.ts';
import { makePng } from '../support/make-png.ts';
import { manyPosts } from '../support/many-posts.ts';

let browser: Browser;
beforeAll(async () => {
  if (browserPath !== undefined) browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

type Opened = { readonly page: Page; readonly requests: readonly string[] };

async function openPage(url: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('dialog', (dialog) => {
    requests.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(`
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  `);
  await page.goto(url);
  await page.locator('body[data-ready]').waitFor();
  return { page, requests };
}

const inFrame = (page: Page): FrameLocator => page.frameLocator('iframe');
const titles = (page: Page) => page.locator('[data-post] .title').allTextContents();

/** Asked of the browser as text, as tests know no DOM. */
const ask = <T>(page: Page, script: string): Promise<T> => page.evaluate(script) as Promise<T>;

const PICTURES = new Map([
  ['1*rye.png', 'assets/blog/rye/asset-1.png'],
  ['1*gone.png', 'assets/blog/rye/asset-2.png'],
]);

const RYE: ReportedPost = [
  change('rye', {
    title: 'Rye bread',
    state: 'update',
    lines: { added: 1, removed: 1 },
    frontMatter: [{ key: 'title', before: 'Rye', after: 'Rye bread' }],
    pictures: [pictureChange(1), pictureChange(2, { assumed: true })],
    losses: [
      {
        kind: 'words',
        place: 'paragraph 2: “The crust sings when it cools.”',
        expected: 'The crust sings when it cools.',
        found: 'The crust when it cools.',
      },
    ],
  }),
  {
    page: postPage(
      'Rye bread',
      `Take flour.</p><p class="graf graf--p">The crust sings when it cools.</p>
       <figure><img data-image-id="1*rye.png" data-width="40" data-height="30" src="https://cdn-images-1.medium.com/max/800/1*rye.png"><figcaption>A loaf</figcaption></figure>
       <figure><img data-image-id="1*gone.png" data-width="400" data-height="300" src="https://cdn-images-1.medium.com/max/800/1*gone.png"></figure>
       <figure><img data-image-id="1*far.png" data-width="200" data-height="100" src="https://cdn-images-1.medium.com/max/800/1*far.png"></figure><p>End`,
    ),
    before: '---\ntitle: Rye\n---\n\nTake flour.\n',
    after:
      '---\ntitle: Rye bread\npublished: true\n---\n\nTake flour.\n\nThe crust when it cools.\n\n![A loaf](/assets/blog/rye/asset-1.png)\n\n![](/assets/blog/rye/asset-2.png)\n\n![](https://cdn-images-1.medium.com/max/800/1*far.png)\n\nEnd\n',
    pictureFiles: PICTURES,
  },
];

const FEW: readonly ReportedPost[] = [
  RYE,
  [
    change('oats', { title: 'Oats', state: 'create' }),
    { page: postPage('Oats', 'Porridge'), after: 'Porridge\n' },
  ],
  [
    change('wheat', { title: 'Wheat', state: 'keep' }),
    { page: postPage('Wheat'), before: 'W\n', after: 'W\n' },
  ],
  [change('spelt', { title: 'Spelt', state: 'orphan' }), { before: 'S\n', after: 'S\n' }],
];

const few = () => htmlReportFile(FEW, { 'my blog/assets/blog/rye/asset-1.png': makePng(1, 40, 30) });

describe.skipIf(browserPath === undefined)('in a browser', () => {
  test('filters and search choose posts, also by the words of their texts', async () => {
    const { page } = await openPage((await few()).url);
    expect(await titles(page)).toEqual(['Rye bread', 'Oats', 'Spelt', 'Wheat']);
    expect(await page.locator('.run-note').textContent()).toContain('--captions figure, until now alt');
    await page.locator('[data-filter="create"]').click();
    expect(await titles(page)).toEqual(['Oats']);
    await page.locator('[data-filter="orphan"]').click();
    expect(await titles(page)).toEqual(['Oats', 'Spelt']);
    expect(await page.locator('#status').textContent()).toBe('2 of 4 posts');
    await page.locator('[data-filter="create"]').click();
    await page.locator('[data-filter="orphan"]').click();
    await page.locator('[data-filter="losses"]').click();
    expect(await titles(page)).toEqual(['Rye bread']);
    await page.locator('[data-filter="losses"]').click();
    await page.locator('body[data-searchable]').waitFor();
    await page.locator('#search').fill('porridge');
    expect(await titles(page)).toEqual(['Oats']);
    await page.locator('#search').fill('blog/ wheat');
    expect(await titles(page)).toEqual(['Wheat']);
    await page.locator('#search').fill('no such words');
    expect(await titles(page)).toEqual([]);
  });

  test('side by side: both texts, the front matter, pictures from disk, boxes of their size for others', async () => {
    const { page, requests } = await openPage((await few()).url);
    const frame = inFrame(page);
    expect(await frame.locator('.theirs p', { hasText: 'sings' }).count()).toBe(1);
    expect(await frame.locator('.ours tr.changed').textContent()).toContain('was Rye');
    const widths = () =>
      ask<number[]>(
        page,
        `[...document.querySelector('iframe').contentDocument.images].map((it) => it.naturalWidth)`,
      );
    await expect.poll(widths).toEqual([40, 40]);
    const box = frame.locator('.ours .box', { hasText: '1*far.png' });
    expect(await box.locator('svg').boundingBox()).toMatchObject({ width: 200, height: 100 });
    await expect.poll(() => frame.locator('.box', { hasText: 'asset-2.png' }).count()).toBe(2);
    expect(await frame.locator('.ours .alt').textContent()).toBe('A loaf');
    expect(requests.filter((url) => !/^file:|^about:srcdoc/.test(url))).toEqual([]);
  });

  test('letters of every language are shown, of a file that has ASCII alone', async () => {
    const title = 'Käse \u{1F9C0} 酪\u2028</script>';
    const texts = { page: postPage('Cheese', 'Brie à la 酪'), after: 'Brie à la 酪\n' };
    const { path, url } = await htmlReportFile([[change('cheese', { title, state: 'create' }), texts]]);
    expect([...(await readFile(path))].every((byte) => byte < 0x80)).toBe(true);
    const { page } = await openPage(url);
    expect(await titles(page)).toEqual([title]);
    expect(await inFrame(page).locator('.ours p').allTextContents()).toEqual(['Brie à la 酪']);
  });

  test('the source diff marks the words that differ', async () => {
    const { page } = await openPage((await few()).url);
    await page.locator('#tab-diff').click();
    expect(await page.locator('.diff .add').first().textContent()).toContain('title: Rye bread');
    expect(await page.locator('.diff .add mark').first().textContent()).toBe(' bread');
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.diff').textContent()).toContain('+Porridge');
  });

  test('losses are marked in place, to the word', async () => {
    const { page } = await openPage((await few()).url);
    await page.locator('#tab-losses').click();
    const frame = inFrame(page);
    expect(await frame.locator('mark').allTextContents()).toEqual(['sings']);
    expect(await frame.locator('.row.lossy').locator('mark').count()).toBe(1);
    expect(await frame.locator('aside.loss').isVisible()).toBe(true);
    expect(await page.locator('#loss-count').textContent()).toBe('1 of 1');
    await page.keyboard.press('1');
    await frame.locator('.ours').first().waitFor();
    expect(await frame.locator('aside.loss').isVisible()).toBe(false);
  });

  test('all of it by keyboard', async () => {
    const { page } = await openPage((await few()).url);
    const heading = () => page.locator('.detail h2').textContent();
    const isSelected = (tab: string) => page.locator(`#tab-${tab}`).getAttribute('aria-selected');
    await page.keyboard.press('j');
    await expect.poll(heading).toBe('Oats');
    await page.keyboard.press('k');
    await expect.poll(heading).toBe('Rye bread');
    for (const [key, tab] of ['2 diff', '3 losses', '1 pair'].map((it) => it.split(' '))) {
      await page.keyboard.press(key ?? '');
      expect(await isSelected(tab ?? '')).toBe('true');
    }
    await page.keyboard.press('?');
    expect(await page.locator('dialog').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('dialog').isVisible()).toBe(false);
    await page.keyboard.press('/');
    await page.keyboard.type('spelt');
    expect(await titles(page)).toEqual(['Spelt']);
    await page.keyboard.press('Enter');
    await expect.poll(heading).toBe('Spelt');
    await page.keyboard.press('Enter');
    expect(await ask<string>(page, 'document.activeElement.id')).toBe('detail');
    await page.keyboard.press('Escape');
    expect(await ask<string>(page, 'document.activeElement.id')).toBe('list');
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    expect(await titles(page)).toHaveLength(4);
  });

  test('keys work with the focus in the post, too', async () => {
    const { page } = await openPage((await few()).url);
    await inFrame(page).locator('.ours p').first().click();
    expect(await ask<string>(page, 'document.activeElement.tagName')).toBe('IFRAME');
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.detail h2').textContent()).toBe('Oats');
  });

  test('dark as the system has it, and by choice', async () => {
    const { url } = await few();
    const back = (page: Page) => ask<string>(page, 'getComputedStyle(document.body).backgroundColor');
    const frameBack = (page: Page) =>
      inFrame(page).locator('body').evaluate('(body) => getComputedStyle(body).backgroundColor');
    const light = await openPage(url, { colorScheme: 'light' });
    const dark = await openPage(url, { colorScheme: 'dark' });
    const [white, black] = [await back(light.page), await back(dark.page)];
    expect(brightness(white)).toBeGreaterThan(200);
    expect(brightness(black)).toBeLessThan(60);
    expect(brightness(String(await frameBack(dark.page)))).toBeLessThan(60);
    await light.page.keyboard.press('t');
    expect(await back(light.page)).toBe(black);
    expect(brightness(String(await frameBack(light.page)))).toBeLessThan(60);
    await light.page.keyboard.press('t');
    expect(await back(light.page)).toBe(white);
  });

  test.each(['light', 'dark'] as const)('in %s, every word can be read', async (colorScheme) => {
    const { page } = await openPage((await few()).url, { colorScheme });
    await page.keyboard.press('3');
    await inFrame(page).locator('aside.loss').waitFor();
    expect(await ask(page, WEAK_CONTRASTS)).toEqual([]);
    const frame = page.frames().find((it) => it !== page.mainFrame());
    expect(await frame?.evaluate(WEAK_CONTRASTS)).toEqual([]);
    await page.keyboard.press('2');
    expect(await ask(page, WEAK_CONTRASTS)).toEqual([]);
  });

  test('roles and names for those who hear the page', async () => {
    const { page } = await openPage((await few()).url);
    const list = page.getByRole('listbox', { name: 'Posts' });
    expect(await list.getByRole('option').count()).toBe(4);
    expect(await list.getAttribute('aria-activedescendant')).toBe('row-0');
    expect(await page.getByRole('option', { selected: true }).textContent()).toContain('Rye bread');
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('Side by side');
    expect(await page.getByRole('searchbox').getAttribute('aria-label')).toBeTruthy();
    expect(await page.getByRole('img').first().getAttribute('aria-label')).toMatch(/1 new, 1 updated/);
    const nameless = `[...document.querySelectorAll('button, input, iframe')]
      .filter((it) => !(it.textContent || it.getAttribute('aria-label') || it.title).trim()).length`;
    expect(await ask(page, nameless)).toBe(0);
  });

  test('on a phone: the list, the post, and back, with nothing beside the edge', async () => {
    const { page } = await openPage((await few()).url, { viewport: { width: 360, height: 700 } });
    const tooWide = () => ask<number>(page, 'document.documentElement.scrollWidth - innerWidth');
    expect(await page.locator('.detail').isVisible()).toBe(false);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    await page.locator('[data-post]').first().click();
    await inFrame(page).locator('.ours').first().waitFor();
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await tooWide()).toBeLessThanOrEqual(0);
    const width = 'document.querySelector("iframe").contentDocument.documentElement.scrollWidth - innerWidth';
    expect(await ask<number>(page, width)).toBeLessThanOrEqual(0);
    for (const key of ['2', '3']) {
      await page.keyboard.press(key);
      expect(await tooWide()).toBeLessThanOrEqual(0);
    }
    await page.locator('.back').click();
    expect(await page.locator('[data-post]').first().isVisible()).toBe(true);
  });
});

describe.skipIf(browserPath === undefined)('what a post cannot do', () => {
  const evil = (address: string) =>
    `<script>top.pwned = 1; alert(1)</script><script src="${address}/a.js"></script>
     <img src="x" onerror="top.pwned = 2"><img src="${address}/b.png"><svg onload="top.pwned = 3"><script>top.pwned = 4</script></svg>
     <a href="javascript:top.pwned = 5" onclick="top.pwned = 6">click me</a><a href="${address}/c">or me</a>
     <iframe src="${address}/d"></iframe><iframe srcdoc="<script>top.pwned = 7</script>"></iframe>
     <style>@import url(${address}/e.css); body { background: url(${address}/f.png) }</style>
     <p style="background: url(${address}/g.png)" id="app">styled</p><link rel="stylesheet" href="${address}/h.css">
     <meta http-equiv="refresh" content="0; url=${address}/i"><base href="${address}/"><form action="${address}/j"><button autofocus>send</button></form>
     <video src="${address}/k.mp4" poster="${address}/l.png" autoplay></video><object data="${address}/m"></object>
     <img srcset="${address}/n.png 1x" src="../../../../etc/passwd"><math><mi xlink:href="javascript:top.pwned = 8">m</mi></math>
     <details open ontoggle="top.pwned = 9">d</details></script></textarea></template><!-- --><img src=x onerror=top.pwned=10>`;

  async function expectInert(report: WrittenReport, asked: readonly string[]): Promise<void> {
    const { page, requests } = await openPage(report.url);
    for (const key of ['1', '2', '3', '1']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(150);
    }
    for (const name of ['click me', 'or me', 'send']) {
      const found = inFrame(page).getByText(name);
      for (const it of await found.all())
        if (await it.isVisible()) await it.click({ force: true, timeout: 2000 });
    }
    await page.waitForTimeout(300);
    expect(await ask(page, 'window.pwned ?? 0')).toBe(0);
    expect(await page.locator('#search').isVisible()).toBe(true);
    expect(page.url().startsWith(report.url)).toBe(true);
    const beneath = new URL('my%20blog/', report.url).href;
    const allowed = (url: string) =>
      url === report.url || url === 'about:srcdoc' || url === 'about:blank' || url.startsWith(beneath);
    expect(requests.filter((url) => !allowed(url))).toEqual([]);
    expect(asked).toEqual([]);
  }

  test('run a script, apply a style, or ask the network, from its page, its Markdown or its names', async () => {
    const { address, asked } = await server();
    const text = evil(address);
    const post: ReportedPost = [
      change('evil', {
        title: `</script>${text}`,
        file: `blog/${text}.md`,
        state: 'update',
        frontMatter: [{ key: text, before: text, after: text }],
        losses: [
          { kind: 'words', place: `paragraph 1: “${text}”`, expected: text, found: text },
          { kind: 'front-matter', place: `front matter, ${text}`, expected: text, found: text },
        ],
        conflictFile: text,
      }),
      {
        page: postPage('Evil', `${text}<img data-image-id="1*a.png" src="${address}/o.png">`),
        before: `---\ntitle: x\n---\n\n${text}\n`,
        after: `---\ntitle: ${JSON.stringify(text)}\n---\n\n${text}\n\n![x](${address}/p.png) ![y](javascript:top.pwned=11) [click me](javascript:top.pwned=12)\n\n<${address}/q>\n`,
        pictureFiles: new Map([
          ['1*a.png', '../../../etc/hosts'],
          ['x', `${address}/r.png`],
        ]),
      },
    ];
    await expectInert(await htmlReportFile([post]), asked);
  });

  test('even if the gate that takes such things out were open', async () => {
    const { address, asked } = await server();
    const report = await htmlReportFile([[change('evil', { state: 'create' }), { after: 'x' }]]);
    const forged = packed({ pair: evil(address), patch: evil(address), source: '' });
    const html = await readFile(report.path, 'utf8');
    const changed = html.replace(/(id="post-0">)[^<]*/, (_, id: string) => id + forged);
    expect(changed).not.toBe(html);
    await writeFile(report.path, changed);
    const { page, requests } = await openPage(report.url);
    await page.waitForTimeout(500);
    expect(await ask(page, 'window.pwned ?? 0')).toBe(0);
    expect(requests.filter((url) => url.startsWith('dialog'))).toEqual([]);
    expect(asked).toEqual([]);
  });
});

describe.skipIf(browserPath === undefined)('2,000 posts', () => {
  const COUNT = 2000;

  test('one page of at most 30 MB, usable in a second, and quick from then on', {
    timeout: 240_000,
  }, async () => {
    const report = await htmlReportFile(manyPosts(COUNT));
    const { size } = await stat(report.path);
    expect(size).toBeLessThan(30_000_000);

    // Up to three times, and each figure's best: what else the machine does at that moment is no matter of the page.
    const runs: Figures[] = [];
    let slowness = 1;
    for (let i = 0; i < 3 && !runs.some(isQuick); i++) {
      slowness = Math.max(slowness, await browserSlowness());
      runs.push(await figuresOf(report.url));
    }
    const best = (of: (run: Figures) => number) => Math.min(...runs.map(of));
    console.log(
      `report of ${COUNT} posts: ${(size / 1e6).toFixed(1)} MB, usable after ${Math.round(best((it) => it.ready))} ms, ` +
        `search ${Math.round(best((it) => it.search))} ms, longest task ${Math.round(best((it) => it.longest))} ms`,
    );
    // In some machines a browser is several times as slow as it is; then its times say nothing of the page.
    if (!runs.some(isQuick) && slowness > MOST_SLOWNESS) {
      console.warn(
        `The times are not judged: this browser takes ${slowness.toFixed(1)} times as long as Node for the same work.`,
      );
      return;
    }
    expect(best((it) => it.ready)).toBeLessThan(1000);
    expect(best((it) => it.search)).toBeLessThan(100);
    expect(best((it) => it.longest)).toBeLessThanOrEqual(200);
  });

  /** Milliseconds: until it is usable, of the slowest search, and of the longest task. */
  type Figures = { readonly ready: number; readonly search: number; readonly longest: number };

  const isQuick = ({ ready, search, longest }: Figures) => ready < 1000 && search < 100 && longest <= 200;

  const MOST_SLOWNESS = 1.25;

  /** How many times as long as Node the browser takes for the same work; at least 1. */
  async function browserSlowness(): Promise<number> {
    const work = `(() => {
      const start = performance.now();
      const words = Array.from({ length: 200_000 }, (_, i) => 'word ' + ((i * 7919) % 100_003)).sort();
      return JSON.parse(JSON.stringify(words)).length && performance.now() - start;
    })()`;
    const context = await browser.newContext();
    const page = await context.newPage();
    const there = await ask<number>(page, work);
    await context.close();
    return Math.max(1, there / Number(runInThisContext(work)));
  }

  async function figuresOf(url: string): Promise<Figures> {
    const { page } = await openPage(url);
    const ready = await ask<number>(page, 'performance.getEntriesByName("ready")[0].startTime');
    const rows = () => page.locator('[data-post]').count();
    expect(await rows()).toBeGreaterThan(0);
    for (let i = 0; i < 20; i++) {
      expect(await rows()).toBeLessThanOrEqual(50);
      await ask(page, `document.getElementById('list').scrollTop = ${i} * 6000`);
      await page.keyboard.press('j');
    }
    await page.keyboard.press('End');
    await expect.poll(() => page.locator('.detail h2').textContent()).toBe(`Post ${COUNT - 2}`);
    expect(await rows()).toBeLessThanOrEqual(50);

    await page.locator('body[data-searchable]').waitFor({ timeout: 120_000 });
    const times: number[] = [];
    for (const [words, found] of SEARCHES) {
      const result = await ask<{ took: number; found: string }>(page, searchFor(words));
      expect(result.found).toMatch(found);
      expect(await rows()).toBeLessThanOrEqual(50);
      times.push(result.took);
    }
    await ask(page, searchFor(''));
    await page.locator('[data-filter="update"]').click();
    expect(await page.locator('#status').textContent()).toBe('500 of 2,000 posts');
    const long = await ask<number[]>(page, 'window.longTasks');
    await page.context().close();
    return { ready, search: Math.max(...times), longest: Math.max(0, ...long) };
  }

  const SEARCHES = [
    ['e', /^2,000 posts$/],
    ['needle1234', /^1 of 2,000 posts$/],
    ['bread flour', /2,000 posts$/],
    ['nowhere to be found', /^0 of 2,000 posts$/],
  ] as const;

  /** From the keystroke until the list is drawn. */
  const searchFor = (words: string) => `new Promise((resolve) => {
    const box = document.getElementById('search');
    const start = performance.now();
    box.value = ${JSON.stringify(words)};
    box.dispatchEvent(new Event('input'));
    const found = document.getElementById('status').textContent;
    requestAnimationFrame(() => setTimeout(() => resolve({ took: performance.now() - start, found })));
  })`;
});

/** A server of ours that notes what it is asked for: nothing. */
async function server(): Promise<{ readonly address: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const made = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    made.closeAllConnections();
    made.close();
  });
  return { address: `http://127.0.0.1:${(made.address() as AddressInfo).port}`, asked };
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

/** The texts in sight whose contrast with what is behind them is below 4.5 (WCAG AA). */
const WEAK_CONTRASTS = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => channels(colour).slice(0, 3)
    .map((it) => it / 255)
    .map((it) => (it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4))
    .reduce((sum, it, i) => sum + it * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const alpha = channels(colour)[3] ?? 1;
      if (alpha > 0.99) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const weak = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || /SCRIPT|STYLE|TEMPLATE/.test(element.tagName) || !element.checkVisibility()) continue;
    const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) weak.push(element.className + ': ' + node.data.trim().slice(0, 30) + ' ' + contrast.toFixed(2));
  }
  return weak;
})()`;
