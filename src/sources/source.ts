/** What a page, a file or an answer of Medium's holds of a post, whatever its form. */
import type { Message } from '../messages.ts';
import type { Expectation } from '../verify/loss.ts';
import type { RefusalReason } from './refusal-wording.ts';

/**
 * The form in which the post stood on the page. `apollo`: the state of a page since 2019; `obv`: that of an older page; `json`:
 * an answer to `?format=json`; `graphql`: an answer to a query; `graf`: the HTML of an older page; `article`: the HTML of a page
 * since 2019; `rss`: an item of a feed; `export`: a page of an export.
 */
export type PostForm = 'apollo' | 'obv' | 'json' | 'graphql' | 'graf' | 'article' | 'rss' | 'export';

export type Publication = { readonly name: string; readonly url?: string };

/** What a page says about its post besides the text. A value it does not say is absent. Times are ISO 8601 in UTC. */
export type PostFacts = {
  readonly id?: string;
  readonly title?: string;
  readonly subtitle?: string;
  /** What the writer wants search engines to be told. */
  readonly description?: string;
  /** What search engines are told: the description, the subtitle or the first sentences. */
  readonly summary?: string;
  readonly authorName?: string;
  readonly authorUsername?: string;
  readonly authorUrl?: string;
  readonly publication?: Publication;
  /** As Medium shows them: `Machine Learning`. */
  readonly tags?: readonly string[];
  readonly firstPublished?: string;
  readonly latestPublished?: string;
  /** The day that the page shows below the title. */
  readonly shownDate?: string;
  /** The post's address at Medium, without query. */
  readonly address?: string;
  /** Where the writer says the post belongs, when that is another site than `address`. */
  readonly canonicalUrl?: string;
  /** As Medium detected it: `en`. */
  readonly language?: string;
  /** Medium's image id. */
  readonly featuredImage?: string;
  /** Id of the post that this one answers. */
  readonly inResponseTo?: string;
};

/** A post that was found. */
export type FoundPost = {
  /** 8–12 hexadecimal digits; absent only where neither the page nor the caller knows. */
  readonly id?: string;
  readonly form: PostForm;
  /** The post as a page of an export: what `parsePost` and `expectPost` read. */
  readonly html: string;
  /** What the page knows more than an export does. */
  readonly extra: Omit<PostFacts, 'id' | 'title' | 'summary' | 'shownDate'> & {
    /** The last change after the first publication. */
    readonly modified?: string;
    /** The day on which a page of an export was exported. */
    readonly exportedOn?: string;
    /** The text is only the beginning that Medium shows to everybody. */
    readonly isPreview: boolean;
    /** Embeds of which the page has only the id: `medium.com/media/<id>` says what they show. */
    readonly mediaIds: readonly string[];
  };
  readonly messages: readonly Message[];
  /** What a reader of the post sees, read from the JSON itself; absent where there is none. */
  readonly expectation?: () => Expectation;
};

/** Why a page gives no post; `refusal-wording.ts` says it in words. */
export type PageRefusal = {
  readonly reason: RefusalReason;
  /** What is particular: a title, an id, an address. */
  readonly detail?: string;
};
