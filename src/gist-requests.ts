/** The gists that a post embeds, and what a run tells about those that could not be had. */
import type { Element } from 'domhandler';
import { findAll } from './element.ts';
import { readGistAddress } from './gist-address.ts';
import type { Message } from './messages.ts';
import type { GistRequest, Gists } from './model.ts';

/** The gists of a canonical body, each once, in order of first appearance. */
export function gistRequests(body: Element): readonly GistRequest[] {
  const requests = new Map<string, GistRequest>();
  for (const { address } of gistsIn(body)) {
    const { id, user } = address;
    if (!requests.has(id)) requests.set(id, { id, ...(user === undefined ? {} : { user }) });
  }
  return [...requests.values()];
}

/** A message for each embedded gist that was asked for and not had: its embed stays. */
export function gistMessages(body: Element, gists: Gists): readonly Message[] {
  return gistsIn(body).flatMap(({ src, address }): Message[] => {
    const answer = gists.get(address.id);
    return answer?.status === 'failed' ? [{ code: 'missing-gist', address: src, detail: answer.detail }] : [];
  });
}

function gistsIn(body: Element) {
  return findAll(body, ({ name }) => name === 'script').flatMap(({ attribs: { src = '' } }) => {
    const address = readGistAddress(src);
    return address === undefined ? [] : [{ src, address }];
  });
}
