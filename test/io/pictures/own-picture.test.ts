import { execFileSync } from 'node:child_process';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findOwnPicture } from '../../../src/io/pictures/own-picture.ts';
import { openPictureFolders } from '../../../src/io/pictures/picture-folders.ts';
import { makePng } from '../../support/make-png.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

// Whoever opens a pipe that nobody writes to waits for ever.
test.skipIf(process.platform === 'win32')(
  'a link to a pipe or a folder is passed over',
  { timeout: 5000 },
  async () => {
    const folder = await temporaryFolder({ 'mine/1_a.jpeg': makePng(3), 'other/': '' });
    execFileSync('mkfifo', ['pipe'], { cwd: folder });
    await symlink(join(folder, 'pipe'), join(folder, 'mine/1_a.png'));
    await symlink(join(folder, 'other'), join(folder, 'mine/1_a.gif'));
    const found = await findOwnPicture(openPictureFolders([join(folder, 'mine')]), '1*a.png');
    expect(found).toMatchObject({ status: 'had', file: join(folder, 'mine/1_a.jpeg'), extension: 'png' });
  },
);
