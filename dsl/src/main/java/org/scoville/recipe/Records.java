package org.scoville.recipe;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds an ingredient's record from its values, through the canonical constructor.
 *
 * <p>The one place where this project reflects: a {@link RecipeSpec} holds names and values so that
 * it can be read without classes, and a rule wants the typed record.
 */
final class Records {
  private Records() {}

  static <R> R build(Class<R> type, Map<String, Object> values) {
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
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IngredientNotReadable(String.valueOf(cause.getMessage()), cause);
    } catch (IllegalArgumentException e) {
      throw new IngredientNotReadable(
          "the values " + values + " do not have the types of " + type.getSimpleName(), e);
    } catch (ReflectiveOperationException e) {
      throw new IngredientNotReadable(type.getName() + " has no accessible constructor", e);
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
