/** Pages in every form, with words of our own: what mutations start from. */
import { constructPosts } from './construct-posts.ts';
import { grafPage } from './graf-page.ts';
import { apolloV2Page, apolloV3Page, formatJson, globalsPage, graphqlJson, obvPage } from './post-pages.ts';
import { samplePost } from './sample-post.ts';
import { savedComplete, savedSingleFile } from './saved-pages.ts';
import { articlePage } from './shown-pages.ts';

/** A page of each form for some posts: one with everything, and the fixtures of the constructs by turns. */
export function ownPages(): readonly string[] {
  const forms = [apolloV3Page, apolloV2Page, obvPage, globalsPage, formatJson, graphqlJson];
  const fixtures = constructPosts().flatMap(({ html, post }, index) =>
    index % 3 === 0
      ? [grafPage(html)]
      : [
          (forms[index % forms.length] ?? apolloV3Page)(post),
          articlePage(post, index % 2 === 0 ? 2022 : 2026),
        ],
  );
  const shown = ([2019, 2022, 2026] as const).map((year) => articlePage(samplePost, year));
  return [
    ...forms.map((write) => write(samplePost)),
    ...shown,
    ...shown.map((html) => savedComplete(html, samplePost.address)),
    ...shown.map((html) => savedSingleFile(html, samplePost.address)),
    ...shown.map((html) => html.replace('</body>', () => apolloV3Page(samplePost))),
    feed(),
    ...fixtures,
  ];
}

function feed(): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0"><channel><title>Stories by Ada Example on Medium</title><item><title><![CDATA[${samplePost.title}]]></title><link>${samplePost.address}?source=rss------2</link><guid isPermaLink="false">https://medium.com/p/${samplePost.id}</guid><category><![CDATA[bread]]></category><pubDate>Thu, 04 Mar 2021 05:06:07 GMT</pubDate><content:encoded><![CDATA[<h3>The oven</h3><p>Hotter than <strong>you</strong> think.</p><figure><img alt="" src="https://cdn-images-1.medium.com/max/1024/1*FirstDayFirstDayFirstD.jpeg" /><figcaption>Day one</figcaption></figure><pre>bake(40);<br>cool();</pre><ul><li>flour</li></ul><iframe src="" width="0" height="0"><a href="https://medium.com/media/0123456789abcdef0123456789abcdef/href">https://medium.com/media/0123456789abcdef0123456789abcdef/href</a></iframe><blockquote>Slowly.</blockquote><img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss" width="1" height="1" alt=""><hr><p><a href="${samplePost.address}">Rye</a> was originally published in <a href="https://medium.com/little">Little</a> on Medium, where people are continuing the conversation.</p>]]></content:encoded></item></channel></rss>`;
}
