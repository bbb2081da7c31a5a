/** Gets one gist from GitHub: by its API in one request, else, where that refuses, file by file. */

import { readFile, rm } from 'node:fs/promises';
import type { GistAnswer, GistFile, GistRequest } from '../../model.ts';
import { decodeText } from '../decode-text.ts';
import { type AskSettings, askAddress } from '../network/ask-address.ts';
import type { Failure } from '../network/failures.ts';
import { gistFile, type ParsedGist, parseApiGist, parsePageGist } from './parse-gist.ts';

/** Where gists are asked for; each ends in a slash. */
export type GistOrigins = {
  /** `<api><id>` is everything in one answer; for sixty gists an hour, unless one says who one is. */
  readonly api: string;
  /** `<page><user>/<id>.json` names the files, `<page><user>/<id>/raw/<file>` is one. */
  readonly page: string;
};

export type GistAsking = AskSettings & {
  readonly origins: GistOrigins;
  /** A path for a new file that no one else uses. */
  readonly temporaryFile: () => Promise<string>;
};

// More, nobody embeds.
const mostFiles = 60;

/** The gist, or why not. Rejects when aborted or when the disk refuses, never for anything the network does. */
export async function fetchGist(request: GistRequest, asking: GistAsking): Promise<GistAnswer> {
  const { origins } = asking;
  const fromApi = await textAt(origins.api + request.id, asking);
  const parsed = typeof fromApi === 'string' ? parseApiGist(fromApi) : undefined;
  if (parsed) return filesOf(request, parsed, asking);
  // Gone is gone; a refusal concerns the API alone.
  if (typeof fromApi !== 'string' && fromApi.reason === 'not-found') return failureOf(fromApi);
  const named = await textAt(`${origins.page}${pathOf(request, request.user)}.json`, asking);
  if (typeof named !== 'string') return failureOf(named);
  const gist = parsePageGist(named);
  if (gist) return filesOf(request, gist, asking);
  return {
    status: 'failed',
    reason: 'not-a-gist',
    detail: `no gist in the answer at ${origins.page}${request.id}`,
  };
}

async function filesOf(
  request: GistRequest,
  { user = request.user, files }: ParsedGist,
  asking: GistAsking,
): Promise<GistAnswer> {
  if (files.length > mostFiles) {
    return {
      status: 'failed',
      reason: 'too-large',
      detail: `${files.length} files, ${mostFiles} are allowed`,
    };
  }
  const path = pathOf(request, user);
  const had: GistFile[] = [];
  for (const { name, language, text } of files) {
    const raw =
      text ?? (await textAt(`${asking.origins.page}${path}/raw/${encodeURIComponent(name)}`, asking));
    if (typeof raw !== 'string') return failureOf(raw);
    had.push(gistFile(`https://gist.github.com/${path}`, name, language, raw));
  }
  return { status: 'had', files: had };
}

function pathOf({ id }: GistRequest, user: string | undefined): string {
  return user === undefined ? id : `${encodeURIComponent(user)}/${id}`;
}

async function textAt(url: string, asking: GistAsking): Promise<string | Failure> {
  const file = await asking.temporaryFile();
  const reply = await askAddress(url, file, asking);
  if (reply.status === 'failed') return reply;
  try {
    return decodeText(await readFile(file));
  } finally {
    await rm(file, { force: true });
  }
}

function failureOf({ reason, detail }: Failure): GistAnswer {
  return { status: 'failed', reason: reason === 'not-an-image' ? 'not-a-gist' : reason, detail };
}
