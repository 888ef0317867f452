/** Names of months, weekdays and zones, as news and notices write them. Folded (no accents), lower case. */

const MONTH_NAMES = [
  'january jan jan. januar janner janvier gennaio enero janeiro',
  'february feb feb. februar fevrier febbraio febrero fevereiro',
  'march mar mar. marz mars marzo marco',
  'april apr apr. avril aprile abril',
  'may mai maggio mayo maio',
  'june jun jun. juni juin giugno junio junho',
  'july jul jul. juli juillet luglio julio julho',
  'august aug aug. aout agosto',
  'september sep sep. sept sept. septembre settembre septiembre setembro',
  'october oct oct. oktober okt octobre ottobre octubre outubro',
  'november nov nov. novembre noviembre novembro',
  'december dec dec. dezember dez decembre dicembre diciembre dezembro',
];
/** 1 to 12. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const WEEKDAY_NAMES = [
  'monday mon montag montagabend lundi lunedi lunes segunda-feira',
  'tuesday tue tues dienstag dienstagabend mardi martedi martes terca-feira',
  'wednesday wed mittwoch mittwochabend mercredi mercoledi miercoles quarta-feira',
  'thursday thu thur thurs donnerstag donnerstagabend jeudi giovedi jueves quinta-feira',
  'friday fri freitag freitagabend freitagnacht vendredi venerdi viernes sexta-feira',
  'saturday sat samstag samstagmorgen samstagabend sonnabend samedi sabato sabado',
  'sunday sun sonntag sonntagabend dimanche domenica domingo',
];
/** 1 (Monday) to 7. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  WEEKDAY_NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
/** Short forms are words too ("sun", "sat", "wed"): they count only before a comma, a full stop or a number. */
export const SHORT_WEEKDAYS = new Set(['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun']);

/** Days from the publication. */
export const DAY_WORDS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
  ['overnight', 0],
  ['heute', 0],
  ['gestern', -1],
  ['morgen', 1],
  ["aujourd'hui", 0],
  ['hier', -1],
  ['demain', 1],
  ['oggi', 0],
  ['ieri', -1],
  ['domani', 1],
  ['hoy', 0],
  ['ayer', -1],
  ['vorgestern', -2],
  ['ubermorgen', 2],
  ['avant hier', -2],
  ['apres demain', 2],
  ['dopodomani', 2],
  ['anteayer', -2],
  ['anoche', -1],
  ['hoje', 0],
  ['ontem', -1],
]);

export const ZONES: ReadonlyMap<string, string> = new Map([
  ['et', 'America/New_York'],
  ['est', 'UTC-5'],
  ['edt', 'UTC-4'],
  ['eastern', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['cst', 'UTC-6'],
  ['cdt', 'UTC-5'],
  ['pt', 'America/Los_Angeles'],
  ['pst', 'UTC-8'],
  ['pdt', 'UTC-7'],
  ['pacific', 'America/Los_Angeles'],
  ['utc', 'UTC'],
  ['gmt', 'UTC'],
  ['z', 'UTC'],
  ['bst', 'UTC+1'],
  ['cet', 'Europe/Paris'],
  ['cest', 'UTC+2'],
  ['jst', 'Asia/Tokyo'],
  ['kst', 'Asia/Seoul'],
  ['ist', 'Asia/Kolkata'],
]);
