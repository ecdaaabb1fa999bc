import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "cms"."enum_license_texts_locale" AS ENUM('en');
  CREATE TYPE "cms"."enum_license_texts_status" AS ENUM('draft', 'published');
  CREATE TYPE "cms"."enum__license_texts_v_version_locale" AS ENUM('en');
  CREATE TYPE "cms"."enum__license_texts_v_version_status" AS ENUM('draft', 'published');
  CREATE TYPE "cms"."enum_pages_status" AS ENUM('draft', 'published');
  CREATE TYPE "cms"."enum__pages_v_version_status" AS ENUM('draft', 'published');
  CREATE TABLE "cms"."license_texts_clauses" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"heading" varchar,
  	"text" varchar
  );
  
  CREATE TABLE "cms"."license_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"locale" "cms"."enum_license_texts_locale" DEFAULT 'en',
  	"version" numeric,
  	"published_at" timestamp(3) with time zone,
  	"source" varchar,
  	"published_hash" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"_status" "cms"."enum_license_texts_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "cms"."_license_texts_v_version_clauses" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" serial PRIMARY KEY NOT NULL,
  	"heading" varchar,
  	"text" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "cms"."_license_texts_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_locale" "cms"."enum__license_texts_v_version_locale" DEFAULT 'en',
  	"version_version" numeric,
  	"version_published_at" timestamp(3) with time zone,
  	"version_source" varchar,
  	"version_published_hash" varchar,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version__status" "cms"."enum__license_texts_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean
  );
  
  CREATE TABLE "cms"."pages" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"title" varchar,
  	"slug" varchar,
  	"summary" varchar,
  	"body" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"_status" "cms"."enum_pages_status" DEFAULT 'draft'
  );
  
  CREATE TABLE "cms"."_pages_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_title" varchar,
  	"version_slug" varchar,
  	"version_summary" varchar,
  	"version_body" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"version__status" "cms"."enum__pages_v_version_status" DEFAULT 'draft',
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"latest" boolean
  );
  
  CREATE TABLE "cms"."operators_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "cms"."operators" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar,
  	"reset_password_requested_at" timestamp(3) with time zone,
  	"login_attempts" numeric DEFAULT 0,
  	"lock_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "cms"."payload_kv" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "cms"."payload_locked_documents" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"global_slug" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cms"."payload_locked_documents_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"license_texts_id" integer,
  	"pages_id" integer,
  	"operators_id" integer
  );
  
  CREATE TABLE "cms"."payload_preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cms"."payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"operators_id" integer
  );
  
  CREATE TABLE "cms"."payload_migrations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "cms"."home" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"eyebrow" varchar DEFAULT 'Beats with a contract you can read',
  	"headline" varchar DEFAULT 'Find the beat. Own the right to use it.' NOT NULL,
  	"text" varchar DEFAULT 'Hear every beat in full, see the price with everything included, and get the files and a signed license within a minute of paying.' NOT NULL,
  	"action_label" varchar DEFAULT 'Browse beats' NOT NULL,
  	"action_href" varchar DEFAULT '/beats' NOT NULL,
  	"featured_title" varchar DEFAULT 'Picked this week' NOT NULL,
  	"newest_title" varchar DEFAULT 'Just in' NOT NULL,
  	"updated_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "cms"."home_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  ALTER TABLE "cms"."license_texts_clauses" ADD CONSTRAINT "license_texts_clauses_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "cms"."license_texts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."_license_texts_v_version_clauses" ADD CONSTRAINT "_license_texts_v_version_clauses_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "cms"."_license_texts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."_license_texts_v" ADD CONSTRAINT "_license_texts_v_parent_id_license_texts_id_fk" FOREIGN KEY ("parent_id") REFERENCES "cms"."license_texts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cms"."_pages_v" ADD CONSTRAINT "_pages_v_parent_id_pages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "cms"."pages"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "cms"."operators_sessions" ADD CONSTRAINT "operators_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "cms"."operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "cms"."payload_locked_documents"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_license_texts_fk" FOREIGN KEY ("license_texts_id") REFERENCES "cms"."license_texts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_pages_fk" FOREIGN KEY ("pages_id") REFERENCES "cms"."pages"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_operators_fk" FOREIGN KEY ("operators_id") REFERENCES "cms"."operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "cms"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_operators_fk" FOREIGN KEY ("operators_id") REFERENCES "cms"."operators"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "cms"."home_texts" ADD CONSTRAINT "home_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "cms"."home"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "license_texts_clauses_order_idx" ON "cms"."license_texts_clauses" USING btree ("_order");
  CREATE INDEX "license_texts_clauses_parent_id_idx" ON "cms"."license_texts_clauses" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "license_texts_source_idx" ON "cms"."license_texts" USING btree ("source");
  CREATE INDEX "license_texts_updated_at_idx" ON "cms"."license_texts" USING btree ("updated_at");
  CREATE INDEX "license_texts_created_at_idx" ON "cms"."license_texts" USING btree ("created_at");
  CREATE INDEX "license_texts__status_idx" ON "cms"."license_texts" USING btree ("_status");
  CREATE INDEX "_license_texts_v_version_clauses_order_idx" ON "cms"."_license_texts_v_version_clauses" USING btree ("_order");
  CREATE INDEX "_license_texts_v_version_clauses_parent_id_idx" ON "cms"."_license_texts_v_version_clauses" USING btree ("_parent_id");
  CREATE INDEX "_license_texts_v_parent_idx" ON "cms"."_license_texts_v" USING btree ("parent_id");
  CREATE INDEX "_license_texts_v_version_version_source_idx" ON "cms"."_license_texts_v" USING btree ("version_source");
  CREATE INDEX "_license_texts_v_version_version_updated_at_idx" ON "cms"."_license_texts_v" USING btree ("version_updated_at");
  CREATE INDEX "_license_texts_v_version_version_created_at_idx" ON "cms"."_license_texts_v" USING btree ("version_created_at");
  CREATE INDEX "_license_texts_v_version_version__status_idx" ON "cms"."_license_texts_v" USING btree ("version__status");
  CREATE INDEX "_license_texts_v_created_at_idx" ON "cms"."_license_texts_v" USING btree ("created_at");
  CREATE INDEX "_license_texts_v_updated_at_idx" ON "cms"."_license_texts_v" USING btree ("updated_at");
  CREATE INDEX "_license_texts_v_latest_idx" ON "cms"."_license_texts_v" USING btree ("latest");
  CREATE UNIQUE INDEX "pages_slug_idx" ON "cms"."pages" USING btree ("slug");
  CREATE INDEX "pages_updated_at_idx" ON "cms"."pages" USING btree ("updated_at");
  CREATE INDEX "pages_created_at_idx" ON "cms"."pages" USING btree ("created_at");
  CREATE INDEX "pages__status_idx" ON "cms"."pages" USING btree ("_status");
  CREATE INDEX "_pages_v_parent_idx" ON "cms"."_pages_v" USING btree ("parent_id");
  CREATE INDEX "_pages_v_version_version_slug_idx" ON "cms"."_pages_v" USING btree ("version_slug");
  CREATE INDEX "_pages_v_version_version_updated_at_idx" ON "cms"."_pages_v" USING btree ("version_updated_at");
  CREATE INDEX "_pages_v_version_version_created_at_idx" ON "cms"."_pages_v" USING btree ("version_created_at");
  CREATE INDEX "_pages_v_version_version__status_idx" ON "cms"."_pages_v" USING btree ("version__status");
  CREATE INDEX "_pages_v_created_at_idx" ON "cms"."_pages_v" USING btree ("created_at");
  CREATE INDEX "_pages_v_updated_at_idx" ON "cms"."_pages_v" USING btree ("updated_at");
  CREATE INDEX "_pages_v_latest_idx" ON "cms"."_pages_v" USING btree ("latest");
  CREATE INDEX "operators_sessions_order_idx" ON "cms"."operators_sessions" USING btree ("_order");
  CREATE INDEX "operators_sessions_parent_id_idx" ON "cms"."operators_sessions" USING btree ("_parent_id");
  CREATE INDEX "operators_updated_at_idx" ON "cms"."operators" USING btree ("updated_at");
  CREATE INDEX "operators_created_at_idx" ON "cms"."operators" USING btree ("created_at");
  CREATE UNIQUE INDEX "operators_email_idx" ON "cms"."operators" USING btree ("email");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "cms"."payload_kv" USING btree ("key");
  CREATE INDEX "payload_locked_documents_global_slug_idx" ON "cms"."payload_locked_documents" USING btree ("global_slug");
  CREATE INDEX "payload_locked_documents_updated_at_idx" ON "cms"."payload_locked_documents" USING btree ("updated_at");
  CREATE INDEX "payload_locked_documents_created_at_idx" ON "cms"."payload_locked_documents" USING btree ("created_at");
  CREATE INDEX "payload_locked_documents_rels_order_idx" ON "cms"."payload_locked_documents_rels" USING btree ("order");
  CREATE INDEX "payload_locked_documents_rels_parent_idx" ON "cms"."payload_locked_documents_rels" USING btree ("parent_id");
  CREATE INDEX "payload_locked_documents_rels_path_idx" ON "cms"."payload_locked_documents_rels" USING btree ("path");
  CREATE INDEX "payload_locked_documents_rels_license_texts_id_idx" ON "cms"."payload_locked_documents_rels" USING btree ("license_texts_id");
  CREATE INDEX "payload_locked_documents_rels_pages_id_idx" ON "cms"."payload_locked_documents_rels" USING btree ("pages_id");
  CREATE INDEX "payload_locked_documents_rels_operators_id_idx" ON "cms"."payload_locked_documents_rels" USING btree ("operators_id");
  CREATE INDEX "payload_preferences_key_idx" ON "cms"."payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "cms"."payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "cms"."payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "cms"."payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "cms"."payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "cms"."payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_operators_id_idx" ON "cms"."payload_preferences_rels" USING btree ("operators_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "cms"."payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "cms"."payload_migrations" USING btree ("created_at");
  CREATE INDEX "home_texts_order_parent" ON "cms"."home_texts" USING btree ("order","parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "cms"."license_texts_clauses" CASCADE;
  DROP TABLE "cms"."license_texts" CASCADE;
  DROP TABLE "cms"."_license_texts_v_version_clauses" CASCADE;
  DROP TABLE "cms"."_license_texts_v" CASCADE;
  DROP TABLE "cms"."pages" CASCADE;
  DROP TABLE "cms"."_pages_v" CASCADE;
  DROP TABLE "cms"."operators_sessions" CASCADE;
  DROP TABLE "cms"."operators" CASCADE;
  DROP TABLE "cms"."payload_kv" CASCADE;
  DROP TABLE "cms"."payload_locked_documents" CASCADE;
  DROP TABLE "cms"."payload_locked_documents_rels" CASCADE;
  DROP TABLE "cms"."payload_preferences" CASCADE;
  DROP TABLE "cms"."payload_preferences_rels" CASCADE;
  DROP TABLE "cms"."payload_migrations" CASCADE;
  DROP TABLE "cms"."home" CASCADE;
  DROP TABLE "cms"."home_texts" CASCADE;
  DROP TYPE "cms"."enum_license_texts_locale";
  DROP TYPE "cms"."enum_license_texts_status";
  DROP TYPE "cms"."enum__license_texts_v_version_locale";
  DROP TYPE "cms"."enum__license_texts_v_version_status";
  DROP TYPE "cms"."enum_pages_status";
  DROP TYPE "cms"."enum__pages_v_version_status";`)
}
