/** Takes secrets out of what stands in a field of this name. */
export type Clean = (text: string, name: string) => string;
