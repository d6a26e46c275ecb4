/** Every visible word of the app, by screen. Widgets' own few are in `ui/words.ts`. */
export * from './frame';
export * from './start';
export * from './coordination';
export * from './settings';
export * from './field';
