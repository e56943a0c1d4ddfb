package org.qiantang.app.manual;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How manuals are read.
 *
 * @param ocr whether words in pictures are recognised (PP-OCRv4, about 150 MB while it reads)
 */
@ConfigurationProperties("qiantang.manual")
record ManualSettings(@DefaultValue("true") boolean ocr) {}
