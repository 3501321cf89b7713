package org.scoville.runtime;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scoville.ingredient.Bounds;
import org.scoville.ingredient.ExactlyOne;
import org.scoville.ingredient.Range;
import org.scoville.runtime.random.Draw;

/**
 * Records of any ingredient, with values within the ranges that its {@code With} declares. Words
 * and lists keep their defaults, since no range says which ones are allowed.
 */
public final class RandomIngredient {
  private static final int TRIES = 1000;

  private final Class<?> type;
  private final Class<?> with;
  private final JavaClass declared;
  private final Draw draw;
  private final Map<String, Double> most;

  /**
   * Records of a type.
   *
   * @param most the largest value of a hyperparameter, by the unit that its name ends with
   */
  public RandomIngredient(Class<?> type, Draw draw, Map<String, Double> most) {
    this.type = type;
    this.most = Map.copyOf(most);
    this.with =
        Arrays.stream(type.getDeclaredClasses())
            .filter(nested -> nested.getSimpleName().equals("With"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(type + " has no With"));
    this.declared = new ClassFileImporter().importClass(with);
    this.draw = draw;
  }

  /** With its default values; what has none, or one too large, is drawn. */
  public Record usual() {
    return record(true);
  }

  /** With values drawn from their ranges. */
  public Record any() {
    return record(false);
  }

  /** Values that contradict each other are refused by the constructor, and drawn again. */
  private Record record(boolean usual) {
    AssertionError refused = new AssertionError(type + " has no constructor");
    for (int i = 0; i < TRIES; i++) {
      try {
        return create(values(usual));
      } catch (IllegalArgumentException e) {
        refused = new AssertionError(type + " refused whatever its ranges allow", e);
      }
    }
    throw refused;
  }

  private Record create(Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new AssertionError(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  private Object[] values(boolean usual) {
    List<String> alternatives =
        declared
            .tryGetAnnotationOfType(ExactlyOne.class)
            .map(one -> List.of(one.value()))
            .orElse(List.of());
    String set = alternatives.isEmpty() ? "" : alternatives.get(draw.nextInt(alternatives.size()));
    return Arrays.stream(type.getRecordComponents())
        .map(
            component -> {
              String name = component.getName();
              if (alternatives.contains(name)) {
                return name.equals(set) ? drawn(component) : as(component.getType(), 0);
              }
              Object standard = standard(name);
              return usual && standard != null && !isTooLarge(name, standard)
                  ? standard
                  : drawn(component);
            })
        .toArray();
  }

  private @Nullable Object standard(String name) {
    Method member =
        Arrays.stream(with.getDeclaredMethods())
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(with + " has no " + name));
    Object value = member.getDefaultValue();
    return value instanceof double[] numbers ? Arrays.stream(numbers).boxed().toList() : value;
  }

  private Object drawn(RecordComponent component) {
    Class<?> kind = component.getType();
    if (kind.isEnum()) {
      return kind.getEnumConstants()[draw.nextInt(kind.getEnumConstants().length)];
    }
    if (kind == boolean.class) {
      return draw.nextChance(0.5);
    }
    Object standard = standard(component.getName());
    if (kind == int.class || kind == double.class) {
      double usual = standard instanceof Number number ? number.doubleValue() : 0;
      return as(kind, within(component.getName(), usual));
    }
    if (standard == null) {
      throw new AssertionError(type + " has no default " + component.getName());
    }
    return standard;
  }

  private static Object as(Class<?> kind, double value) {
    return kind == int.class ? (Object) (int) Math.rint(value) : (Object) value;
  }

  /** One time in three the usual one, else any of the range, which ends at twice the usual. */
  private double within(String name, double usual) {
    Bounds bounds = bounds(name);
    double low = Math.max(bounds.min(), bounds.above());
    double high = Math.min(Math.min(bounds.max(), bounds.below()), most(name));
    double from = Double.isInfinite(low) ? -1 : low;
    double upTo = Double.isInfinite(high) ? Math.max(2 * usual, from + 2) : high;
    double value;
    do {
      value = draw.nextDouble(from, upTo);
    } while (!bounds.contains(value));
    boolean usable = bounds.contains(usual) && usual <= most(name);
    return draw.nextInt(3) == 0 && usable ? usual : value;
  }

  private boolean isTooLarge(String name, Object standard) {
    return standard instanceof Number number && number.doubleValue() > most(name);
  }

  private double most(String name) {
    return most.entrySet().stream()
        .filter(unit -> name.endsWith(unit.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Bounds bounds(String name) {
    Range range =
        declared
            .getMethod(name)
            .tryGetAnnotationOfType(Range.class)
            .orElseThrow(() -> new AssertionError(with + " has no range for " + name));
    return new Bounds(range.min(), range.max(), range.above(), range.below());
  }
}
