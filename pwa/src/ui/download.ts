/** Gives a file to the browser's downloads, under its own name. */
export const download = (file: File): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // the browser reads it a moment after the click
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
