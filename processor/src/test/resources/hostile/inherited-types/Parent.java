package hostile.inherited_types;

import cases.Calm;

/** Has a parent of its own with what hides names. */
interface Parent extends Grandparent, Calm {
  @interface Singleton {}
}

interface Grandparent {
  class Plan {}

  class Small {}
}
