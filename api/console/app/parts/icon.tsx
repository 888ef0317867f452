/** Drawings of 16 by 16, in the colour of the text around them. They say nothing by themselves: words stand beside them. */

const PATHS = {
  now: 'M8 2.5v5.5l3.5 2M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z',
  events: 'M3 3.5h10M3 8h10M3 12.5h6',
  impact: 'M3.5 8h3M6.5 8l3-4.5h3M6.5 8l3 4.5h3M6.5 8h6',
  time: 'M2 12.5h12M2 8.5h5M9 8.5h5M2 4.5h8',
  whatIf: 'M2.5 5.5h6M12 5.5h1.5M2.5 10.5h1.5M7.5 10.5h6M10.2 3.7v3.6M5.7 8.7v3.6',
  explore: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.8 10.8L14 14',
  review: 'M3 8.5l3 3 7-7.5',
  sources: 'M3 13a10 10 0 0 1 0-10M3 9.5a3 3 0 0 1 3 3.5M3 6a6.5 6.5 0 0 1 6.5 7M3 2.8A10.2 10.2 0 0 1 13 13',
  settings:
    'M8 10.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M12.6 3.4l-1.4 1.4M4.8 11.2l-1.4 1.4',
  organisation: 'M2.5 14h11M4 14V2.5h5.5V14M9.5 6.5H12V14M6 5.5h1.5M6 8h1.5M6 10.5h1.5',
  clock: 'M8 4.5V8l2.5 1.5M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z',
  search: 'M7 12a5 5 0 1 0 0-10 5 5 0 0 0 0 10zM10.8 10.8L14 14',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  help: 'M5.8 6a2.2 2.2 0 1 1 3.3 1.9c-.7.4-1.1.8-1.1 1.6M8 11.7v.1M14.5 8a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0z',
  sun: 'M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9L13 13M13 3l-1.1 1.1M4.1 11.9L3 13',
  moon: 'M13.5 9.8A6 6 0 0 1 6.2 2.5a6 6 0 1 0 7.3 7.3z',
  screen: 'M2 3h12v8H2zM6 14h4M8 11v3',
  code: 'M5.5 4.5L2 8l3.5 3.5M10.5 4.5L14 8l-3.5 3.5',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  link: 'M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1',
  out: 'M6.5 3.5h-3v9h9v-3M9 3h4v4M13 3L7.5 8.5',
  down: 'M4 6l4 4 4-4',
  right: 'M6 4l4 4-4 4',
  left: 'M10 4L6 8l4 4',
  save: 'M8 2.5v7.5M4.8 7L8 10.2 11.2 7M2.5 13.5h11',
  refresh: 'M13.5 8a5.5 5.5 0 1 1-1.6-3.9L13.5 5.5M13.5 2v3.5H10',
  quote: 'M3 11.5h2.5L7 8.5V4.5H3v4h2M9 11.5h2.5l1.5-3V4.5H9v4h2',
  arrow: 'M2.5 8h11M9.5 4l4 4-4 4',
  warning: 'M8 2.2l6.3 11.3H1.7zM8 6.5v3.2M8 11.6v.1',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.4"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
