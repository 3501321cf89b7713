package hostile.hiding_neighbors;

/** Stand where java.lang's would be found. */
class String {}

class Override {}

class IllegalStateException {}

class Double {}

class Float {}

class SuppressWarnings {}

class List {}

class Timing {}

class Plan {}

class RecipeSpec {}

class Module {}
