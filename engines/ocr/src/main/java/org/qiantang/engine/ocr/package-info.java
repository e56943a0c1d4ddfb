/** The eye: a picture in, the texts in it out, with their boxes and how sure it is of them. */
@NullMarked
package org.qiantang.engine.ocr;

import org.jspecify.annotations.NullMarked;
