package org.scoville.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import java.io.IOException;
import java.io.Writer;
import javax.annotation.processing.Filer;
import javax.lang.model.element.TypeElement;

/**
 * A generated file: JavaPoet's text in google-java-format's manner.
 *
 * @param name the class
 * @param recipe the one element that it comes from
 * @param text its source
 */
public record SourceFile(ClassName name, TypeElement recipe, String text) {

  static SourceFile of(ClassName name, TypeElement recipe, TypeSpec type) {
    String text =
        JavaFile.builder(name.packageName(), type)
            .indent("  ")
            .skipJavaLangImports(true)
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

  /** Javadoc of one line stands on one line, and no line ends in a space. */
  private static String tidy(String text) {
    return text.replaceAll("/\\*\\*\\n *\\* ([^\\n]{1,80})\\n *\\*/", "/** $1 */")
        .replaceAll("(?m) +$", "");
  }
}
