/** A published operation (a file of `queries/`) with the types of what it takes and gives, from `operations/`. */
export interface Operation<Data, Variables> {
  name: string;
  /** `impact/impact.graphql` */
  file: string;
  /** The file, word for word. */
  text: string;
  /** Never there: it ties the types to the value. */
  readonly types?: { data: Data; variables: Variables };
}
