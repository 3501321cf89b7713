package org.scoville.recipes;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scoville.ingredient.AlgorithmPart;
import org.scoville.ingredient.Loader;
import org.scoville.ingredient.Part;
import org.scoville.processor.read.RolePart;
import org.scoville.recipe.Ingredient;
import org.scoville.recipe.Role;

/** The source of a recipe made by a seed: it is Java, and mostly a recipe that can be trained. */
final class RandomRecipe {
  private static final List<Class<?>> PARENTS =
      List.of(
          Mild.class,
          Medium.class,
          Hot.class,
          NvidiaBaseline.class,
          TimmA2.class,
          TimmA3.class,
          PyTorch2021.class,
          FfcvResNet50.class);

  private static final int TRIES = 20;

  private final Random random;
  private final List<Class<?>> ingredients;
  private final List<String> rules;
  private final List<String> methods = new ArrayList<>();

  private RandomRecipe(Random random, List<Class<?>> ingredients, List<String> rules) {
    this.random = random;
    this.ingredients = ingredients;
    this.rules = rules;
  }

  /**
   * The source of a recipe.
   *
   * @param name the interface's name
   * @param seed decides everything else
   * @param facts the members with the size of the data, or ""
   * @param ingredients what it may be made of
   * @param rules ids that it may accept
   */
  static String of(
      String name, long seed, String facts, List<Class<?>> ingredients, List<String> rules) {
    return new RandomRecipe(new Random(seed), ingredients, rules).source(name, facts);
  }

  private String source(String name, String facts) {
    String head =
        "@Recipe(epochs = %s, batchSize = %s%s)%n%s"
            .formatted(
                seldom("0", of("16", "36", "60", "90", "300")),
                seldom("-1", of("256", "1024", "2048", "4096")),
                facts,
                acceptances(5));
    String parent = random.nextInt(3) == 0 ? inherit() : start();
    return "package random;%nimport org.scoville.recipe.*;%n%spublic interface %s%s {%n%s}%n"
        .formatted(head, name, parent, String.join("", methods));
  }

  /** Everything said by the recipe itself. */
  private String start() {
    for (Role role : Role.values()) {
      if (role != Role.ALGORITHM && random.nextInt(100) > 0) {
        Class<?> type = of(playing(RolePart.of(role)));
        add("", mark(role), type, role.name().toLowerCase(Locale.ROOT) + "Here");
      }
    }
    algorithms(6);
    return "";
  }

  /** Changes to a published recipe. */
  private String inherit() {
    Class<?> parent = of(PARENTS);
    for (Method method :
        Stream.of(parent.getMethods()).sorted(Comparator.comparing(Method::getName)).toList()) {
      Class<?> returned = method.getReturnType();
      int choice = random.nextInt(8);
      boolean algorithm = AlgorithmPart.class.isAssignableFrom(returned);
      if (choice == 0 && (algorithm || random.nextInt(20) == 0)) {
        methods.add(
            "  @Override @Without %s %s();%n"
                .formatted(returned.getCanonicalName(), method.getName()));
      } else if (choice == 1) {
        Class<?> type = returned.isRecord() ? returned : of(playing(returned));
        add("@Override ", mark(role(type, method.getName())), type, method.getName());
      }
    }
    algorithms(2);
    return " extends " + parent.getCanonicalName();
  }

  private static Role role(Class<?> type, String method) {
    for (Role role : Role.values()) {
      if (RolePart.of(role).isAssignableFrom(type)
          && (!Loader.class.isAssignableFrom(type)
              || method.equals(role.name().toLowerCase(Locale.ROOT)))) {
        return role;
      }
    }
    throw new IllegalArgumentException(type + " plays no role");
  }

  private void algorithms(int most) {
    List<Class<?>> all = new ArrayList<>(playing(RolePart.of(Role.ALGORITHM)));
    for (int n = random.nextInt(most); n > 0; n--) {
      Class<?> type = of(all);
      if (random.nextInt(20) > 0) {
        all.remove(type);
      }
      add("", mark(Role.ALGORITHM), type, "use" + n + type.getSimpleName());
    }
  }

  private String mark(Role role) {
    String mark = "@" + role.annotation().getSimpleName();
    return role != Role.ALGORITHM || random.nextInt(5) > 0
        ? mark
        : mark
            + "(every = %s, from = %s, until = %s)"
                .formatted(
                    of("1", "2", "5", "20"), of("0", "0.1", "0.5"), seldom("0", of("1", "0.9")));
  }

  private void add(String before, String mark, Class<?> type, String name) {
    Ingredient ingredient = Ingredient.of(name, type.asSubclass(Record.class), Map.of());
    for (int tries = 0; tries < TRIES; tries++) {
      ingredient = drawn(name, type);
      if (ingredient.refusal().isEmpty() || random.nextInt(40) == 0) {
        break;
      }
    }
    String values =
        ingredient.values().entrySet().stream()
            .map(value -> value.getKey() + " = " + written(type, value.getKey(), value.getValue()))
            .collect(Collectors.joining(", "));
    methods.add(
        "  %s%s%s @%s.With(%s)%n  %s %s();%n"
            .formatted(
                acceptances(20),
                before,
                mark,
                type.getCanonicalName(),
                values,
                type.getCanonicalName(),
                name));
  }

  private Ingredient drawn(String name, Class<?> type) {
    Ingredient ingredient = Ingredient.of(name, type.asSubclass(Record.class), Map.of());
    for (RecordComponent component : type.getRecordComponents()) {
      ingredient = ingredient.with(component.getName(), value(type, component));
    }
    return ingredient;
  }

  /** Often the default; else a usual value, sometimes out of its range. */
  private Object value(Class<?> type, RecordComponent component) {
    Object standard = standard(type, component.getName());
    if (standard != null && random.nextInt(4) > 0) {
      return standard;
    }
    Class<?> of = component.getType();
    if (of.isEnum()) {
      return of(Arrays.asList(of.getEnumConstants())).toString();
    }
    if (of == boolean.class) {
      return random.nextBoolean();
    }
    if (of == int.class) {
      return of(List.of(0, 1, 2, 8, 10, 18, 50, 128, 176, 224, 232, 256));
    }
    List<Double> usual =
        List.of(0.0, 1e-12, 5e-5, 5e-4, 0.01, 0.1, 0.13, 0.2, 0.5, 0.875, 0.9, 1.0, 2.0, 8.0, 90.0);
    if (of != List.class) {
      return of(usual);
    }
    boolean whole =
        ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
            == Integer.class;
    return whole ? List.of(1, 2, 3) : List.of(of(usual), of(usual), of(usual));
  }

  private static Object standard(Class<?> type, String member) {
    try {
      Object value = Class.forName(type.getName() + "$With").getMethod(member).getDefaultValue();
      if (value instanceof double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
      }
      if (value instanceof int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
      }
      return value instanceof Enum<?> constant ? constant.name() : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(Class<?> type, String member, Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Object::toString).collect(Collectors.joining(", ", "{", "}"));
    }
    Class<?> of =
        Stream.of(type.getRecordComponents())
            .filter(component -> component.getName().equals(member))
            .findFirst()
            .orElseThrow()
            .getType();
    if (value instanceof String text) {
      return of.isEnum() ? of.getCanonicalName() + "." + text : "\"" + text + "\"";
    }
    return value.toString();
  }

  private String seldom(String odd, String usual) {
    return random.nextInt(40) == 0 ? odd : usual;
  }

  private String acceptances(int in) {
    return random.nextInt(in) > 0
        ? ""
        : "@Accept(rule = \"%s\", because = \"chance\")%n  ".formatted(of(rules));
  }

  private List<Class<?>> playing(Class<?> place) {
    return ingredients.stream()
        .filter(type -> Part.class.isAssignableFrom(type) && place.isAssignableFrom(type))
        .toList();
  }

  private String of(String... items) {
    return of(Arrays.asList(items));
  }

  private <T> T of(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
