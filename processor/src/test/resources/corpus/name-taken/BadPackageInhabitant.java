package cases.name_taken.BadPackageModule;

/** Lives in a package of the name that a module would get. */
final class BadPackageInhabitant {
  private BadPackageInhabitant() {}
}
