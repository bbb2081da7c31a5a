/** The name that a language has behind a fence, as the usual highlighters know it, by the name of a file. */

/**
 * `js` for `loaf.js`, `dockerfile` for `Dockerfile`; empty when it is plain text or nobody knows. `language` is GitHub's
 * name for it, which helps where the file name does not.
 */
export function fenceLanguage(fileName: string, language = ''): string {
  const name = fileName.toLowerCase();
  const extension = /\.([^.]+)$/.exec(name)?.[1];
  const byName = names.get(name) ?? extensions.get(extension ?? '');
  if (byName !== undefined) return byName;
  const said = language.toLowerCase();
  const known = languages.get(said) ?? said;
  return /^[a-z\d][a-z\d+#-]*$/.test(known) ? known : '';
}

const names: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dockerfile: 'dockerfile',
    makefile: 'makefile',
    gemfile: 'ruby',
    rakefile: 'ruby',
    podfile: 'ruby',
    vagrantfile: 'ruby',
    jenkinsfile: 'groovy',
    procfile: '',
    '.bashrc': 'bash',
    '.zshrc': 'bash',
    '.gitignore': '',
    'cmakelists.txt': 'cmake',
  }),
);

const extensions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    bash: 'bash',
    bat: 'batch',
    c: 'c',
    cc: 'cpp',
    clj: 'clojure',
    coffee: 'coffeescript',
    conf: '',
    cpp: 'cpp',
    cs: 'csharp',
    css: 'css',
    csv: 'csv',
    dart: 'dart',
    diff: 'diff',
    dockerfile: 'dockerfile',
    elm: 'elm',
    erl: 'erlang',
    ex: 'elixir',
    exs: 'elixir',
    fs: 'fsharp',
    go: 'go',
    gradle: 'groovy',
    graphql: 'graphql',
    groovy: 'groovy',
    h: 'c',
    hpp: 'cpp',
    hs: 'haskell',
    htm: 'html',
    html: 'html',
    ini: 'ini',
    ipynb: 'json',
    java: 'java',
    jl: 'julia',
    js: 'js',
    json: 'json',
    jsx: 'jsx',
    kt: 'kotlin',
    kts: 'kotlin',
    less: 'less',
    lisp: 'lisp',
    lua: 'lua',
    m: 'objectivec',
    md: 'markdown',
    markdown: 'markdown',
    mjs: 'js',
    mm: 'objectivec',
    patch: 'diff',
    php: 'php',
    pl: 'perl',
    proto: 'protobuf',
    ps1: 'powershell',
    py: 'python',
    r: 'r',
    rb: 'ruby',
    rs: 'rust',
    sass: 'sass',
    scala: 'scala',
    scss: 'scss',
    sh: 'bash',
    sol: 'solidity',
    sql: 'sql',
    svelte: 'svelte',
    swift: 'swift',
    tex: 'latex',
    tf: 'hcl',
    toml: 'toml',
    ts: 'ts',
    tsx: 'tsx',
    txt: '',
    vb: 'vbnet',
    vim: 'vim',
    vue: 'vue',
    xml: 'xml',
    yaml: 'yaml',
    yml: 'yaml',
    zsh: 'bash',
  }),
);

/** GitHub's names that are other words than the highlighters'. */
const languages: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'c#': 'csharp',
    'c++': 'cpp',
    'f#': 'fsharp',
    javascript: 'js',
    typescript: 'ts',
    'objective-c': 'objectivec',
    'jupyter notebook': 'json',
    shell: 'bash',
    text: '',
  }),
);
