/** Gets the gists of one post. */
import type { GistSource } from './io/gists/open-gists.ts';
import type { GistRequest, Gists } from './model.ts';

/** The answers by the ids of the gists; those that were not had among them. */
export async function gistsFor(
  requests: readonly GistRequest[],
  gists: Pick<GistSource, 'get'>,
): Promise<Gists> {
  const ask = async (request: GistRequest) => [request.id, await gists.get(request)] as const;
  return new Map(await Promise.all(requests.map(ask)));
}
