/** How a form of report writes down what users or servers wrote. */
export type Show = (text: string) => string;

export const asIs: Show = (text) => text;
