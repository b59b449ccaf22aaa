import { describe, expect, it } from 'vitest';
import { memoryOf } from '../../../src/state/lessonMemory.ts';
import { decodeText, type KeptFile, loadLesson, openFile } from '../../../src/state/loadLesson.ts';
import { createWorkspace } from '../../../src/state/workspace.ts';
import { worldOf } from './fakes.ts';

const lesson = '---\ntitle: 私のレッスン\n---\n# 一つ目\n文章です。';
const memory = (kept: KeptFile | null) => ({
  recallFile: (name: string) => (kept?.name === name ? kept : null),
  startOf: () => '',
});
const fileOf = (bytes: BlobPart): File => new File([bytes], 'mine.md');

describe('a file that somebody drops', () => {
  it('is a lesson, and what a link can carry opens from the link again', async () => {
    const { outcome, keep } = await openFile(fileOf(lesson));
    if (!outcome.ok) throw new Error(outcome.trouble.type);
    expect(outcome.loaded.lesson.title.ja).toBe('私のレッスン');
    expect(keep).toBeNull();
    const again = await loadLesson(outcome.loaded.name, memory(null));
    expect(again).toEqual(outcome);
  });

  it('too long for a link is kept for this tab', async () => {
    const long = `${lesson}\n${Array.from({ length: 9000 }, (_, i) => ((i * i * 7919) % 99991).toString(36)).join(' ')}`;
    const { outcome, keep } = await openFile(fileOf(long));
    if (!outcome.ok || keep === null) throw new Error('not kept');
    expect(outcome.loaded).toMatchObject({ name: keep.name, isInLink: false });
    expect(keep.name).toMatch(/^file:[0-9a-f]{8}$/);
    expect(await loadLesson(keep.name, memory(keep))).toEqual(outcome);
    expect(await loadLesson(keep.name, memory(null))).toEqual({ ok: false, trouble: { type: 'elsewhere' } });
  });

  it('is there again beside another one, and after a reload the newest', () => {
    const world = worldOf();
    const { keepFile, recallFile } = memoryOf(createWorkspace(world));
    const [a, b] = ['file:a', 'file:b'].map((name) => ({ name, text: `# ${name}\n` }));
    keepFile(a);
    keepFile(b);
    expect([a, b].map(({ name }) => recallFile(name))).toEqual([a, b]);
    const reloaded = memoryOf(createWorkspace(world));
    expect([a, b].map(({ name }) => reloaded.recallFile(name))).toEqual([null, b]);
  });

  it('that is wrong says so with its name', async () => {
    const { outcome } = await openFile(fileOf('# no head'));
    expect(outcome).toMatchObject({ ok: false, trouble: { type: 'broken', file: 'mine.md' } });
    expect(await openFile(fileOf(new Uint8Array([0x89, 0x50, 0, 1])))).toMatchObject({
      outcome: { trouble: { type: 'notText', file: 'mine.md' } },
    });
    expect(await openFile(fileOf(new Uint8Array(2_000_000)))).toMatchObject({
      outcome: { trouble: { type: 'tooLarge', file: 'mine.md' } },
    });
  });

  it('may be written in what older editors on Windows write', () => {
    const sign = { utf8: [0xe7, 0xa7, 0x81], shiftJis: [0x8e, 0x84], utf16: [0xff, 0xfe, 0xc1, 0x79] }; // 私
    expect(decodeText(Uint8Array.from(sign.utf8))).toBe('私');
    expect(decodeText(Uint8Array.from(sign.shiftJis))).toBe('私');
    expect(decodeText(Uint8Array.from(sign.utf16))).toBe('私');
  });

  it('damaged on its way in a link is told', async () => {
    expect(await loadLesson('pack:9:00000000:AAAA', memory(null))).toEqual({ ok: false, trouble: { type: 'damaged' } });
  });
});
