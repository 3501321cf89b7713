package org.scoville.runtime.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.scoville.runtime.wiring.Registered;

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
  void everyIngredientMeetsAFormulaInAProperty() throws IOException {
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

  private static Set<String> inProperties() throws IOException {
    Path folder = testClasses();
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(file -> file.endsWith(".class"))
          .map(file -> type(file.replace(File.separatorChar, '.').replaceAll("\\.class$", "")))
          .filter(type -> !GoldenSubject.class.isAssignableFrom(type))
          .filter(CoverageTest::hasProperty)
          .flatMap(type -> covered(type).stream())
          .collect(Collectors.toSet());
    }
  }

  private static Path testClasses() {
    try {
      return Path.of(
          CoverageTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, CoverageTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private static boolean hasProperty(Class<?> type) {
    return type.isAnnotationPresent(Covers.class)
        && Arrays.stream(type.getDeclaredMethods())
            .anyMatch(method -> method.isAnnotationPresent(Property.class));
  }

  private static Set<String> covered(Class<?> test) {
    Covers covers = test.getAnnotation(Covers.class);
    return covers == null ? Set.of() : names(Arrays.asList(covers.value()));
  }

  private static Set<String> names(List<? extends Class<?>> types) {
    return types.stream().map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
  }
}
