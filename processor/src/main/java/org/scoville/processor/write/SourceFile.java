package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/**
 * A generated file: JavaPoet's text in the layout of google-java-format.
 *
 * @param name the class
 * @param recipe the one element that it comes from
 * @param text its source
 */
public record SourceFile(ClassName name, TypeElement recipe, String text) {
  private static final int WIDTH = 100;

  /** The head of a method that JavaPoet has put on several lines. */
  private static final Pattern WRAPPED =
      Pattern.compile("(?m)^(  [^\\n(]+\\()([^()\\n]*\\n[^()]*)\\) \\{$");

  static SourceFile of(
      ClassName name, TypeElement recipe, TypeSpec type, PackageClasses packageClasses) {
    String text =
        JavaFile.builder(name.packageName(), type)
            .indent("  ")
            .skipJavaLangImports(!packageClasses.hideJavaLang())
            .build()
            .toString();
    return new SourceFile(name, recipe, tidy(text));
  }

  /** Writes the file. */
  public void writeTo(Filer filer) throws IOException {
    try (Writer writer = filer.createSourceFile(name.canonicalName(), recipe).openWriter()) {
      writer.write(text);
    }
  }

  /**
   * Javadoc of one line and an empty body stand on one line, no line ends in a space, parameters
   * line up.
   */
  private static String tidy(String text) {
    List<String> lines = text.lines().map(String::stripTrailing).toList();
    StringBuilder tidy = new StringBuilder(text.length());
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.endsWith("/**")
          && lines.get(i + 2).endsWith(" */")
          && lines.get(i + 1).length() + line.length() + 1 <= WIDTH) {
        line = line + lines.get(i + 1).strip().substring(1) + " */";
        i += 2;
      }
      if (line.endsWith(") {") && lines.get(i + 1).strip().equals("}")) {
        line = line + "}";
        i++;
      }
      tidy.append(line).append('\n');
    }
    return WRAPPED.matcher(tidy).replaceAll(SourceFile::parameters);
  }

  /** JavaPoet fills lines with parameters; people put them on one line, or each on its own. */
  private static String parameters(MatchResult wrapped) {
    String indent = "\n" + " ".repeat(6);
    String line = wrapped.group(2).replaceAll("\\s+", " ");
    String parameters =
        line.length() + indent.length() + 2 <= WIDTH ? line : line.replace(", ", "," + indent);
    return Matcher.quoteReplacement(wrapped.group(1) + indent + parameters + ") {");
  }
}
