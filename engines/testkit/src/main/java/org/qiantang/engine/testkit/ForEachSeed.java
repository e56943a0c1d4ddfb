package org.qiantang.engine.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once for each seed, 1 to {@link #count()}, handed to its only {@code long} parameter.
 *
 * <p>A failure names its seed; {@code -Dseed=N} runs that one alone.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(Seeds.class)
public @interface ForEachSeed {
    /** How many seeds are tried when none is named. */
    int count() default 100;
}
