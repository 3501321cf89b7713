package org.scoville.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds an ingredient's record from its values, through the canonical constructor.
 *
 * <p>Where this project reflects, beside the search for providers: a {@link RecipeSpec} holds names
 * and values so that it can be read without classes, and a rule wants the typed record.
 */
final class Records {
  private Records() {}

  static <R> R build(Class<R> type, Map<String, Object> values) {
    try {
      return construct(type, values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IngredientNotReadable(String.valueOf(cause.getMessage()), cause);
    } catch (ReflectiveOperationException e) {
      throw new IngredientNotReadable(type.getName() + " has no accessible constructor", e);
    }
  }

  /** What a record's constructor has against its values, if a loader knows the record. */
  static Optional<String> refusal(Ingredient ingredient, ClassLoader loader) {
    try {
      construct(Class.forName(ingredient.type(), false, loader), ingredient.values());
      return Optional.empty();
    } catch (InvocationTargetException e) {
      return Optional.of(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
    } catch (ReflectiveOperationException | LinkageError | IngredientNotReadable e) {
      // Not on this path, or another version of it: its own constructor tells when it is run.
      return Optional.empty();
    }
  }

  private static <R> R construct(Class<R> type, Map<String, Object> values)
      throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    if (components == null) {
      throw new IllegalArgumentException(type.getName() + " is not a record");
    }
    Class<?>[] types = new Class<?>[components.length];
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      arguments[i] = argument(type, components[i], values.get(components[i].getName()));
    }
    Constructor<R> constructor = type.getDeclaredConstructor(types);
    try {
      return constructor.newInstance(arguments);
    } catch (IllegalArgumentException e) {
      throw new IngredientNotReadable(
          "the values " + values + " do not have the types of " + type.getSimpleName(), e);
    }
  }

  private static Object argument(
      Class<?> owner, RecordComponent component, @Nullable Object value) {
    if (value == null) {
      throw new IngredientNotReadable(
          owner.getSimpleName() + "." + component.getName() + " has no value", null);
    }
    Class<?> type = component.getType();
    if (type.isEnum()) {
      return constant(type, value.toString());
    }
    if (value instanceof Number number) {
      return number(type, number);
    }
    return value instanceof List<?> list ? List.copyOf(list) : value;
  }

  private static Object number(Class<?> type, Number value) {
    if (type == int.class) {
      return value.intValue();
    }
    if (type == long.class) {
      return value.longValue();
    }
    return type == float.class ? (Object) value.floatValue() : (Object) value.doubleValue();
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IngredientNotReadable(type.getSimpleName() + " has no constant " + name, null);
  }
}
