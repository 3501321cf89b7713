package org.scoville.processor;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.ingredient.Part;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Role;

/** A recipe made by a seed, with a few things wrong with it, or a great many. */
final class BrokenRecipe {
  private static final String IMPORTS =
      "import cases.Calm; "
          + Stream.of("recipe", "ingredient", "algorithm", "model", "loss")
              .map(room -> "import org.scoville." + room + ".*; ")
              .collect(Collectors.joining());

  private static final List<Class<?>> INGREDIENTS = DslIngredients.all();

  private final Chance chance;

  /** Once in so many places something is wrong. */
  private final int calm;

  /** Whether some of it may have no syntax: then no compiler asks any processor. */
  private final boolean torn;

  private BrokenRecipe(Chance chance) {
    this.chance = chance;
    this.calm = chance.of(List.of(5, 15, 30, 60, 120));
    this.torn = chance.once(20);
  }

  /** The source of a seed. */
  static String of(long seed) {
    return new BrokenRecipe(new Chance(seed)).source();
  }

  private boolean odd() {
    return chance.once(calm);
  }

  private boolean tear() {
    return torn && odd();
  }

  private String source() {
    String head =
        tear()
            ? chance.of("package a.class; ", "package ;", "package _; ")
            : odd() ? chance.of("", "package 配.ü; ", "package Demo; ") : "package demo; ";
    String beside = chance.once(3) ? chance.of(Nonsense.TYPES_BESIDE) + "\n" : "";
    return head + (odd() ? "" : IMPORTS) + "\n" + beside + place(recipe()) + "\n";
  }

  /** The recipe where it stands: by itself, or within something. */
  private String place(String recipe) {
    if (tear()) {
      return chance
          .of("%1$s %1$s", "%s }", "{ %s", "private class Outer { %s }", "@interface %s")
          .formatted(recipe);
    }
    if (!odd()) {
      return recipe;
    }
    return chance
        .of(
            "public class Outer { public static %s }",
            "public class Outer { private %s }",
            "class Outer { protected static abstract %s }",
            "class Outer<T> { %s }",
            "interface Outer { %s }",
            "interface Outer { interface A { interface B { %s } } }",
            "enum Outer { A, B; %s }",
            "record Outer(int x) { %s }",
            "@interface Outer { %s }",
            "class Outer { void m() { %s } }",
            "class Outer { Object o = new Object() { %s }; }",
            "class Outer { static { %s } }",
            "class Outer extends Subject { %s }",
            "sealed interface Outer permits Subject {} %s")
        .formatted(recipe);
  }

  private String recipe() {
    String name = odd() ? name() : "Subject";
    String kind =
        odd()
            ? chance.of(
                "class",
                "@interface",
                "abstract class",
                tear() ? "sealed" : "abstract interface",
                tear() ? "enum" : "class",
                tear() ? "record" : "strictfp interface")
            : "interface";
    String typeParameters =
        odd() ? chance.of("<T>", "<T extends Subject>", "<T, T>", "<T extends Missing>") : "";
    String components = kind.equals("record") ? "(int x)" : "";
    StringBuilder text = new StringBuilder(recipeAnnotation());
    text.append(odd() ? " " + chance.of(Nonsense.ANNOTATIONS) : "")
        .append(odd() ? " " + modifier() + " " : "\n")
        .append(kind + " " + name + typeParameters + components)
        .append(parents(kind))
        .append(" {\n");
    if (odd()) {
      text.append("  double CONSTANT = 0.5; double CYCLE = CYCLE_2; double CYCLE_2 = CYCLE;\n");
    }
    methods().forEach(method -> text.append("  ").append(method).append('\n'));
    if (odd()) {
      text.append("  interface Inner extends ").append(chance.of(Nonsense.PARENTS)).append(" {}\n");
    }
    return text.append("}").toString();
  }

  private String recipeAnnotation() {
    List<String> members = new ArrayList<>();
    members.add("epochs = " + value("90", "16", "1", "300"));
    members.add("batchSize = " + value("2048", "64", "1"));
    if (chance.once(2)) {
      members.add("trainingSamples = " + value("1_281_167", "60_000", "0"));
      members.add("classes = " + value("1000", "10", "0"));
    }
    if (chance.once(4)) {
      members.add(
          "precision = "
              + value("Precision.BF16", "Precision.FP32", "Precision.FP16", "Precision.AUTO"));
    }
    if (odd()) {
      members.remove(chance.below(members.size()));
    }
    if (odd()) {
      members.add(chance.of("epochs = 1", "salt = 1", "value = 2", "3"));
    }
    String annotation = "@Recipe(" + String.join(", ", members) + ")";
    return odd() ? chance.of("", "@Recipe", annotation + annotation) : annotation;
  }

  private String value(String... usual) {
    return tear()
        ? chance.of(Nonsense.TORN_VALUES)
        : odd() ? chance.of(Nonsense.VALUES) : chance.of(usual);
  }

  private String name() {
    return tear() ? chance.of(Nonsense.KEYWORDS) : chance.of(Nonsense.NAMES);
  }

  private String modifier() {
    return tear() ? chance.of(Nonsense.MODIFIERS) : chance.of("public", "abstract", "static", "");
  }

  private String parents(String kind) {
    if (odd()) {
      String parents = chance.some(3, Nonsense.PARENTS, ", ");
      boolean extending = kind.endsWith("interface") != tear();
      return parents.isEmpty() ? "" : (extending ? " extends " : " implements ") + parents;
    }
    if (!kind.equals("interface")) {
      return "";
    }
    return chance.of("", " extends Calm", " extends Calm", " extends org.scoville.recipes.Mild");
  }

  private List<String> methods() {
    List<String> methods = new ArrayList<>();
    for (Role role : Role.values()) {
      if (role != Role.ALGORITHM && (chance.once(2) || !odd())) {
        methods.add(method(role));
      }
    }
    for (int algorithms = chance.below(6); algorithms > 0; algorithms--) {
      methods.add(method(Role.ALGORITHM));
    }
    if (odd()) {
      methods.add(chance.of(methods));
    }
    if (odd()) {
      methods.add(chance.of("int x = 1;", "static void main() {}", ";", "default void m() {}"));
    }
    if (tear()) {
      methods.add(chance.of("}", "Subject() {}", "{}", "@", "int"));
    }
    return methods;
  }

  private String method(Role role) {
    Class<?> ingredient = ingredient(odd() ? chance.of(List.of(Role.values())) : role);
    String with = chance.once(8) ? "" : with(odd() ? chance.of(INGREDIENTS) : ingredient) + " ";
    String annotation = odd() ? chance.of(Nonsense.ANNOTATIONS) : role(role);
    String returned =
        odd()
            ? chance.of(Nonsense.TYPES) + (tear() ? " & Part" : "")
            : (chance.once(4) ? RolePart.of(role) : ingredient).getCanonicalName();
    return (odd() ? chance.some(3, Nonsense.ANNOTATIONS, " ") + " " : "")
        + (annotation + " " + with)
        + (odd() ? modifier() + " " : "")
        + (returned + " " + name(role, ingredient))
        + (odd()
            ? chance.of("(int x)", tear() ? "" : "()", "(Missing... x)", "() throws Missing")
            : "()")
        + (odd() ? chance.of(" { return null; }", tear() ? "" : ";", " default 1;") : ";");
  }

  private String name(Role role, Class<?> ingredient) {
    if (odd()) {
      return name();
    }
    return switch (role) {
      case MODEL -> "model";
      case LOSS -> "loss";
      case TRAIN -> "train";
      case EVALUATE -> "evaluate";
      case OPTIMIZER -> "optimizer";
      case SCHEDULE -> "learningRate";
      case ALGORITHM -> "use" + ingredient.getSimpleName();
    };
  }

  private String role(Role role) {
    String annotation = "@" + role.annotation().getCanonicalName();
    if (role != Role.ALGORITHM || chance.once(2)) {
      return annotation;
    }
    return annotation
        + "(every = "
        + value("1", "5", "20")
        + chance.of("", ", from = " + value("0", "0.1", "0.5"))
        + chance.of("", ", until = " + value("1", "0.9", "0.5"))
        + (odd() ? ", after = " + chance.of("MixUp.class", "{}", "{EMA.class, EMA.class}") : "")
        + ")";
  }

  private Class<?> ingredient(Role role) {
    Class<? extends Part> place = RolePart.of(role);
    return chance.of(INGREDIENTS.stream().filter(place::isAssignableFrom).toList());
  }

  private String with(Class<?> ingredient) {
    Class<?> with = DslIngredients.with(ingredient);
    List<String> members = new ArrayList<>();
    Stream.of(with.getDeclaredMethods())
        .sorted(Comparator.comparing(Method::getName))
        .filter(member -> member.getDefaultValue() == null ? !odd() : chance.once(4))
        .forEach(member -> members.add(member.getName() + " = " + value(member)));
    if (odd()) {
      members.add(chance.of("salt = 1", "value = 1", "depth = 50", "alpha = 0.2"));
    }
    return "@" + with.getCanonicalName() + "(" + String.join(", ", members) + ")";
  }

  private String value(Method member) {
    if (tear()) {
      return chance.of(Nonsense.TORN_VALUES);
    }
    if (odd()) {
      return chance.of(Nonsense.VALUES);
    }
    Class<?> type = member.getReturnType();
    if (type.isEnum()) {
      Object constant = chance.of(Arrays.asList(type.getEnumConstants()));
      return type.getCanonicalName() + "." + ((Enum<?>) constant).name();
    }
    if (type == boolean.class) {
      return chance.of("true", "false");
    }
    if (type == int.class) {
      return chance.of("0", "1", "2", "8", "18", "50", "176", "224");
    }
    return type.isArray()
        ? chance.of("{}", "{0}", "{1, 2}", "{1, 2, 3}", "5")
        : chance.of("0", "0.05", "0.1", "0.5", "1", "2", "5e-4", "8");
  }
}
