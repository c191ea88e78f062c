/** A part of the record that the address names, `#<entity>:<id>`: a notice of a comment leads to the comment. */
export function partInAddress(): { entity: string; id: string } | undefined {
  const [entity, id] = decodeURIComponent(window.location.hash.slice(1)).split(':');
  return entity?.includes('.') && id ? { entity, id } : undefined;
}
