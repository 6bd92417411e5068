import type { Published } from "./published.ts";

/** What must be said of the extracts' origin: packages, versions, licence. */
export function notice(packages: readonly Published[]): string {
  const origins = packages.map(({ source }) => `- ${source.package} ${source.version}, licence ${source.licence}`);
  const licences = [...new Set(packages.map(({ licence }) => licence.trim()))];
  return `# Notice

Written by \`scripts/extract-contract.ts\`; do not edit.

The JSON files here are extracts of GitHub's published descriptions of its REST API and its webhooks, as packed in

${origins.join("\n")}

Descriptive texts are left out, request objects are closed, \`nullable\` is written as a type, and schemas that stand in
several places are written once, as parts. The packages' licence:

${licences.join("\n\n")}
`;
}
