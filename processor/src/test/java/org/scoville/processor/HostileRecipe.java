package org.scoville.processor;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A recipe that Java takes, with names in all places where they may meet those of generated code.
 *
 * <p>Its methods stand in a parent in another package, whose own scope is clean: the recipe hides
 * names from what implements it and not from itself.
 *
 * @param name name of the recipe
 * @param methods names of its algorithms' methods
 * @param own members of the recipe itself
 * @param inherited members of a parent
 * @param inner a type around the recipe, or ""
 * @param neighbors classes beside it
 * @param mark {@code @Deprecated} in one form or another, or ""
 * @param sealed whether it permits only a child of its own
 * @param generic whether its algorithms are type arguments
 */
record HostileRecipe(
    String name,
    List<String> methods,
    List<Member> own,
    List<Member> inherited,
    String inner,
    List<String> neighbors,
    String mark,
    boolean sealed,
    boolean generic) {
  private static final List<String> ALGORITHMS =
      List.of("MixUp", "ProgressiveResizing", "LabelSmoothing", "Edge");

  /** A member of a recipe or of its parent that is no ingredient. */
  record Member(Kind kind, String name) {
    String text() {
      return kind.text.formatted(name);
    }
  }

  /** Kinds of members; those of one group must differ by name. */
  enum Kind {
    INTERFACE("type", "interface %s {}"),
    CLASS("type", "final class %s {}"),
    ANNOTATION("type", "@interface %s {}"),
    ENUM("type", "enum %s {}"),
    RECORD("type", "record %s() {}"),
    CONSTANT("constant", "int %s = 1;"),
    BODY("method", "default int %s(int number) { return number; }"),
    STATIC("method", "static int %s(long number) { return 1; }");

    private final String group;
    private final String text;

    Kind(String group, String text) {
      this.group = group;
      this.text = text;
    }

    boolean isType() {
      return group.equals("type");
    }
  }

  /** The files of the recipe in a package, by their paths. */
  Map<String, String> files(String home) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("stock/Stock.java", "package " + home + ".stock;\n" + stock());
    files.put("Given.java", "package " + home + ";\n" + given(home));
    String outermost = inner.isEmpty() ? name : inner;
    files.put(outermost + ".java", "package " + home + ";\n" + recipe());
    String beside =
        neighbors.stream()
            .filter(neighbor -> !Set.of(outermost, "Given", "Child").contains(neighbor))
            .distinct()
            .map("class %s {}%n"::formatted)
            .collect(Collectors.joining());
    files.put("Beside.java", "package " + home + ";\n" + beside);
    return files;
  }

  private String stock() {
    StringBuilder text = new StringBuilder();
    for (String room : List.of("recipe", "algorithm", "ingredient")) {
      text.append("import org.scoville.").append(room).append(".*;\n");
    }
    String parameters = generic ? "<" + listed("P%d extends Record & AlgorithmPart") + ">" : "";
    text.append("public interface Stock").append(parameters).append(" extends cases.Calm {\n");
    for (int i = 0; i < methods.size(); i++) {
      text.append(
          "  %s @Algorithm %s %s();%n"
              .formatted(mark, generic ? "P" + i : ALGORITHMS.get(i), methods.get(i)));
    }
    return text.append(
            """
              public record Edge(double limit, Mode mode) implements StepRule {
                public enum Mode { SOFT }
                @Hyperparameters public @interface With {
                  double limit() default 1.0 / 0;
                  Mode mode() default Mode.SOFT;
                }
              }
            }
            """)
        .toString();
  }

  private String given(String home) {
    String arguments =
        generic
            ? methods.stream()
                .map(method -> ALGORITHMS.get(methods.indexOf(method)))
                .map(type -> type.equals("Edge") ? "Stock.Edge" : type)
                .collect(Collectors.joining(", ", "<", ">"))
            : "";
    String imports =
        Stream.of("LabelSmoothing", "MixUp", "ProgressiveResizing")
            .map("import org.scoville.algorithm.%s;%n"::formatted)
            .collect(Collectors.joining("", "import " + home + ".stock.Stock;\n", ""));
    return imports
        + "interface Given extends Stock%s {%n%s}%n".formatted(arguments, members(inherited));
  }

  private String recipe() {
    String permitted = inner.isEmpty() ? "Child" : inner + ".Child";
    String recipe =
        "%s @Recipe(epochs = 90, batchSize = 2048) %s interface %s extends Given %s {%n%s}%n%s"
            .formatted(
                mark,
                sealed ? "sealed" : "",
                name,
                sealed ? "permits " + permitted : "",
                members(own),
                sealed ? "non-sealed interface Child extends " + name + " {}\n" : "");
    return "import org.scoville.recipe.Recipe;\n"
        + (inner.isEmpty() ? recipe : "interface %s {%n%s}%n".formatted(inner, recipe));
  }

  /**
   * The members that Java takes side by side: no two of a group, none named like the types around.
   */
  private String members(List<Member> members) {
    Set<String> seen = new LinkedHashSet<>();
    StringBuilder text = new StringBuilder();
    for (Member member : members) {
      boolean around = Set.of(name, inner, "Given").contains(member.name());
      if (!around && seen.add(member.kind().group + member.name())) {
        text.append("  ").append(member.text()).append('\n');
      }
    }
    return text.toString();
  }

  private String listed(String text) {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < methods.size(); i++) {
      all.append(i == 0 ? "" : ", ").append(text.formatted(i));
    }
    return all.toString();
  }
}
