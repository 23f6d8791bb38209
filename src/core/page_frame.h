/*
 * page_frame.h
 *		What a line of a page's frame is. Private to the readers of pages.
 */
#ifndef ZHA_PAGE_FRAME_H
#define ZHA_PAGE_FRAME_H

#include "core/page_label.h"

/* 文：张三, 图/李四, 审稿 | 王五: a short line on who made the text. */
extern bool zha_is_credit_row(zha_text line);

/* （…供稿…） as a line of its own: where the text comes from. */
extern bool zha_is_credit(const zha_line *line);

/* 新华社, 当代商报, 天天基金网: a short text by its last word. */
extern bool zha_is_medium(zha_text text);

/* 宣传部, 研招办, 某某大学: a short text by its last word. */
extern bool zha_is_office(zha_text text);

/* 张三: a person's name and nothing else. */
extern bool zha_is_person(zha_text text);

/*
 * A date at the start of a line of the head: alone, or with only labels, a source or a
 * name after it, which *after receives. A paragraph that begins with a date goes on in
 * prose.
 */
extern bool zha_date_line(zha_text line, zha_date *date, zha_text *after);

/* （2007年6月29日…通过） under the title of a law. */
extern bool zha_bracketed_date(zha_text line, zha_date *date);

/*
 * 张三 山河故事 2020-07-26 08:00: whether a short line, which is no sentence, ends with
 * its date.
 */
extern bool zha_ends_with_date(const zha_line *line);

/* 发布时间：2020-07-26: whether a label of the line has a date as its value. */
extern bool zha_labelled_date(const zha_line *line, zha_label kind, zha_date *date,
							  zha_text *after);

/*
 * zha_breadcrumb_read: whether a line is a breadcrumb: labelled so, or beginning with
 * …首页 and a sign that leads on. *labelled says which.
 */
extern bool zha_breadcrumb_read(zha_text line, zha_text *out, bool *labelled);

#endif /* ZHA_PAGE_FRAME_H */
