/** Version of scale-plan, as in `package.json`. */
export const toolVersion = "0.1.0";
