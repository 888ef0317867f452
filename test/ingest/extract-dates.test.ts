/** Dates as they are written: each with how exact it is. */
import { describe, expect, test } from 'vitest';
import type { Readable } from '../../ingest/extract/extraction.ts';
import { readText } from './reading.ts';

const datesIn = (text: string, more: Partial<Readable> = {}): string[] =>
  readText(text, more).dates.map((date) => date.local);

describe('written out', () => {
  test.each([
    ['on 12 June 2026', ['2026-06-12']],
    ['on June 12, 2026', ['2026-06-12']],
    ['on Friday, June 12,', ['2026-06-12']],
    ['on 12 June', ['2026-06-12']],
    ['on 2026-06-12', ['2026-06-12']],
    ['in March', ['2026-03']],
    ['in March 2023', ['2023-03']],
    ['from 2 August 2027', ['2027-08-02']],
    ['in 2022', ['2022']],
    ['at 2026-06-13T00:50:43Z', ['2026-06-13T00:50:43Z']],
    ['Claude Mythos 5 may be exported', []],
    ['Claude Fable 5. May be true.', []],
    ['the march on Washington', []],
  ])('%s', (text, dates) => {
    expect(datesIn(`It was ${text} that Anthropic stopped.`)).toEqual(dates);
  });

  test('a time makes it exact, in its own zone', () => {
    expect(datesIn('At 5:21 p.m. Eastern on Friday a letter came.')).toEqual(['2026-06-12T17:21-04:00']);
    expect(datesIn('On 13 June at 00:50 UTC both were off.')).toEqual(['2026-06-13T00:50Z']);
  });
});

describe('meant from the day of publication (Monday, 15 June 2026)', () => {
  test.each([
    ['today', ['2026-06-15']],
    ['yesterday', ['2026-06-14']],
    ['on Friday', ['2026-06-12']],
    ['late Friday', ['2026-06-12']],
    ['on Monday', ['2026-06-15']],
    ['last year', ['2025']],
    ['last month', ['2026-05']],
    ['two days ago', ['2026-06-13']],
  ])('%s', (text, dates) => {
    expect(datesIn(`Anthropic stopped ${text}.`)).toEqual(dates);
  });

  test('without one, "on Friday" is no date', () => {
    expect(datesIn('Anthropic stopped on Friday.', { publishedAt: null })).toEqual([]);
  });
});

describe('a month alone is the one that was, unless something says that it lies ahead (15 June 2026)', () => {
  test.each([
    ['Google paused it in September after complaints.', ['2025-09']],
    ['Google will stop it in September.', ['2026-09']],
    ['The rule applies from September.', ['2026-09']],
    ['The ban is expected in August.', ['2026-08']],
    ['Google paused it in May.', []],
    ['Google paused it in April.', ['2026-04']],
  ])('%s', (text, dates) => {
    expect(datesIn(text)).toEqual(dates);
  });
});

describe('12/06/2026 is', () => {
  test.each([
    ['12 June in London', { timeZone: 'Europe/London' }, ['2026-06-12']],
    ['6 December in New York', { timeZone: 'America/New_York' }, ['2026-12-06']],
    ['nothing that can be told, from nowhere', { timeZone: null }, []],
  ])('%s', (_where, more, dates) => {
    expect(datesIn('It was stopped on 12/06/2026.', more)).toEqual(dates);
  });
  test('and 26/06/2026 is one day everywhere', () => {
    expect(datesIn('It was stopped on 26/06/2026.', { timeZone: null })).toEqual(['2026-06-26']);
  });
});

describe('other languages', () => {
  test.each([
    ['de', 'Am 30. Januar 2025 sperrte Italien DeepSeek.', ['2025-01-30']],
    ['fr', 'La CNIL a décidé le 3 mars 2026.', ['2026-03-03']],
    ['it', 'Il Garante ha deciso il 30 gennaio 2025.', ['2025-01-30']],
    ['es', 'La AEPD decidió el 5 de mayo de 2026.', ['2026-05-05']],
    ['ja', '2026年6月12日に停止した。', ['2026-06-12']],
  ])('%s: %s', (language, text, dates) => {
    expect(datesIn(text, { language, timeZone: 'Europe/Berlin' })).toEqual(dates);
  });
});

describe('meant from the day of publication, in other languages', () => {
  test.each([
    ['ja', '委員会は本日、発表した。', ['2026-06-16']],
    ['ja', '委員会は昨日、発表した。', ['2026-06-15']],
    ['ja', '委員会は今(16)日、発表した。', ['2026-06-16']],
    ['ja', '今日本では使える。', []],
    ['ja', '令和8年6月12日に停止した。', ['2026-06-12']],
    ['zh', '工信部今天宣布。', ['2026-06-16']],
    ['zh', '商务部八日宣布。', ['2026-06-08']],
    ['zh', '商務部二十六日宣布。', ['2026-05-26']],
    ['zh', '公司6月3号通知客户，上周五停用。', ['2026-06-03', '2026-06-12']],
    ['zh', '去年12月5日公布，今年3月施行。', ['2025-12-05', '2026-03']],
    ['zh', '三十日内提交，一日三次。', []],
    ['ja', '同社は１２日、金曜日に再開した。', ['2026-06-12', '2026-06-12']],
    ['de', 'Es wurde vorgestern gesperrt.', ['2026-06-14']],
    ['de', 'Es wurde vor zwei Tagen gesperrt.', ['2026-06-14']],
    ['de', 'Es gilt ab kommenden Freitag.', ['2026-06-19']],
    ['fr', 'Elle a décidé avant-hier.', ['2026-06-14']],
    ['fr', 'Elle a décidé il y a trois jours.', ['2026-06-13']],
    ['fr', 'Elle décidera vendredi prochain.', ['2026-06-19']],
    ['it', 'Ha deciso due giorni fa.', ['2026-06-14']],
    ['it', 'Ha deciso venerdì scorso.', ['2026-06-12']],
    ['es', 'Decidió anteayer.', ['2026-06-14']],
    ['es', 'Decidió hace dos días.', ['2026-06-14']],
    ['es', 'Tiene dos días para responder.', []],
  ])('%s: %s', (language, text, dates) => {
    const publishedAt = Date.parse('2026-06-16T05:00Z');
    expect(datesIn(text, { language, publishedAt, timeZone: 'UTC+2' })).toEqual(dates);
  });
});
