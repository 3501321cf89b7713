package org.scoville.processor.write;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.Elements;
import org.scoville.processor.read.DroppedMethod;
import org.scoville.processor.read.IngredientMethod;
import org.scoville.processor.read.Mirrors;
import org.scoville.processor.read.ParsedRecipe;
import org.scoville.processor.read.VisibleTypes;

/**
 * The classes in a recipe's package. Without an import each of them comes before the class in
 * {@code java.lang} and the package of the same name.
 */
public final class PackageClasses {
  /** The classes of {@code java.lang} that generated code uses. */
  private static final Set<String> JAVA_LANG =
      Set.of("Double", "Float", "IllegalStateException", "Override", "String", "SuppressWarnings");

  /** The first parts of the packages whose classes generated code always uses. */
  private static final List<String> OURS = List.of("com", "jakarta", "java", "javax", "org");

  private final String prefix;
  private final Elements elements;

  private PackageClasses(String prefix, Elements elements) {
    this.prefix = prefix;
    this.elements = elements;
  }

  /** The classes in the package of a recipe. */
  public static PackageClasses of(TypeElement recipe, Elements elements) {
    String home = VisibleTypes.packageOf(recipe);
    return new PackageClasses(home.isEmpty() ? "" : home + ".", elements);
  }

  /** Whether one has the name of a class in {@code java.lang} that generated code uses. */
  boolean hideJavaLang() {
    return JAVA_LANG.stream().anyMatch(this::contain);
  }

  /** The class that has the name of a package's first part, where a file uses that name. */
  public Optional<String> hidingPackage(SourceFile file, ParsedRecipe parsed) {
    Set<String> used = UsedNames.qualifying(file.text());
    return Stream.concat(OURS.stream(), packages(parsed))
        .map(name -> name.split("\\.", 2)[0])
        .distinct()
        .filter(used::contains)
        .filter(this::contain)
        .map(name -> prefix + name)
        .findFirst();
  }

  private static Stream<String> packages(ParsedRecipe parsed) {
    Stream<TypeElement> made =
        parsed.methods().stream()
            .map(IngredientMethod::type)
            .flatMap(type -> Stream.concat(Stream.of(type.element()), type.enums()));
    Stream<TypeElement> dropped =
        parsed.dropped().stream()
            .map(DroppedMethod::returned)
            .filter(type -> type.getKind() == TypeKind.DECLARED)
            .map(Mirrors::element);
    return Stream.concat(made, dropped).map(VisibleTypes::packageOf);
  }

  private boolean contain(String name) {
    return elements.getTypeElement(prefix + name) != null;
  }
}
