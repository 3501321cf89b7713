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
  /** What generated code uses of {@code java.lang}. */
  private static final Set<String> JAVA_LANG =
      Set.of("Double", "Float", "IllegalStateException", "Override", "String", "SuppressWarnings");

  /** Where generated code has its own classes from. */
  private static final List<String> OURS = List.of("com", "jakarta", "java", "javax", "org");

  private final String prefix;
  private final Elements elements;

  private PackageClasses(String prefix, Elements elements) {
    this.prefix = prefix;
    this.elements = elements;
  }

  /** The neighbors of a recipe. */
  public static PackageClasses of(TypeElement recipe, Elements elements) {
    String home = VisibleTypes.packageOf(recipe);
    return new PackageClasses(home.isEmpty() ? "" : home + ".", elements);
  }

  /** Whether one has the name of a class in {@code java.lang} that generated code uses. */
  boolean hideJavaLang() {
    return JAVA_LANG.stream().anyMatch(this::include);
  }

  /** The neighbor that has the name of a package's first part, where a file says that name. */
  public Optional<String> hidingPackage(SourceFile file, ParsedRecipe parsed) {
    Set<String> words = UsedNames.qualifying(file.text());
    return Stream.concat(OURS.stream(), packages(parsed))
        .map(name -> name.split("\\.", 2)[0])
        .distinct()
        .filter(words::contains)
        .filter(this::include)
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

  private boolean include(String name) {
    return elements.getTypeElement(prefix + name) != null;
  }
}
