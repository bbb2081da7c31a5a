/** Pages in the shape in which Medium exports them, with words of our own. */

/** A published post. */
export function postPage(title: string, body = 'Some words.'): string {
  return `<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>${title}</title></head>
<body><article class="h-entry"><header><h1 class="p-name">${title}</h1></header>
<section data-field="body" class="e-content"><section name="a1b2"><div class="section-content"><p class="graf graf--p">${body}</p></div></section></section>
<footer><p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p></footer></article></body></html>`;
}

/** A page of lists/, which looks like a post and is none. */
export function listPage(title: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head>
<body><article class="h-entry"><header><h1 class="p-name">${title}</h1></header><section data-field="name"><h2 class="p-summary"></h2></section>
<section data-field="lists"><ul><li data-field="post"><a href="https://medium.com/p/0123456789ab">A post</a></li></ul></section>
<footer><p>Exported from <a href="https://medium.com">Medium</a> on June 1, 2019.</p></footer></article></body></html>`;
}

/** A page of profile/, sessions/ and the like. */
export function otherPage(title: string): string {
  return `<!DOCTYPE html><html><body><section><h3>${title}</h3><ul><li>something private</li></ul></section></body></html>`;
}
