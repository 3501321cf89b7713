package org.scoville.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.launch.Registered;

/**
 * Every registered ingredient is held against a reference implementation, or the reason why not
 * stands in {@code without-golden-case.properties}; and each is held against a formula.
 */
class CoverageTest {
  private static final String REASONS = "/without-golden-case.properties";

  private final Set<String> registered = names(Registered.ingredients());

  @Test
  void everyIngredientMeetsAReferenceOrSaysWhyNot() throws IOException {
    Set<String> left = withoutReference();
    left.removeAll(reasons().stringPropertyNames());
    assertThat(left)
        .as("registered, but in no @Covers of a GoldenSubject, and without a reason in " + REASONS)
        .isEmpty();
  }

  @Test
  void everyReasonIsNeeded() throws IOException {
    assertThat(reasons().stringPropertyNames())
        .as("lines of %s about what is not registered or does meet a reference", REASONS)
        .isSubsetOf(withoutReference());
    assertThat(reasons().values())
        .allSatisfy(reason -> assertThat(reason.toString()).hasSizeGreaterThan(20));
  }

  @Test
  void everyIngredientMeetsAFormulaInAProperty() {
    Set<String> left = new TreeSet<>(registered);
    left.removeAll(inProperties());
    assertThat(left).as("registered, but in no @Covers of a class with a @Property").isEmpty();
  }

  private Set<String> withoutReference() {
    Set<String> left = new TreeSet<>(registered);
    ServiceLoader.load(GoldenSubject.class)
        .forEach(subject -> left.removeAll(covered(subject.getClass())));
    return left;
  }

  private static Properties reasons() throws IOException {
    Properties reasons = new Properties();
    try (InputStream file = CoverageTest.class.getResourceAsStream(REASONS)) {
      reasons.load(file);
    }
    return reasons;
  }

  private static Set<String> inProperties() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .importPackages("org.scoville.runtime")
            .stream()
            .filter(type -> type.isAnnotatedWith(Covers.class))
            .filter(type -> !type.isAssignableTo(GoldenSubject.class))
            .filter(CoverageTest::hasProperty)
            .flatMap(type -> covered(type.reflect()).stream())
            .collect(Collectors.toSet());
  }

  private static boolean hasProperty(JavaClass type) {
    return type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Property.class));
  }

  private static Set<String> covered(Class<?> test) {
    Covers covers = test.getAnnotation(Covers.class);
    return covers == null ? Set.of() : names(Arrays.asList(covers.value()));
  }

  private static Set<String> names(List<? extends Class<?>> types) {
    return types.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
  }
}
